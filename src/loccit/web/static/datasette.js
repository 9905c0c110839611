// Nothing on a page needs this script. It makes copying one click.
"use strict";
