"""The stable codes of errors and findings, each with the sentence that explains it.

Letters: A archive, S store, R reading, L ledger, D database, Y the YAML files, C command, W web. A code once given
keeps its meaning. Verdicts about manuscripts are in `check.verdicts`.
"""

from __future__ import annotations

ERRORS: dict[str, str] = {
    "A001": "There is no archive where one was looked for.",
    "A002": "Another process is writing to the archive.",
    "A003": "There is an archive already.",
    "A004": "The archive was made by a later version of loccit.",
    "A005": "The archive that was to be imported has faults.",
    "C001": "The command was used in a way that makes no sense.",
    "C002": "No such identifier was ever given.",
    "C003": "The citation format is not known.",
    "D001": "The database could not be opened or written.",
    "L001": "A line of the ledger cannot be read.",
    "L002": "The ledger lacks lines that the database has seen.",
    "L003": "The ledger holds two histories, merged line by line.",
    "R101": "The file is empty.",
    "R102": "The file is binary, and no reader knows its format.",
    "R103": "The text is longer than the limit.",
    "R104": "The markup is larger than the limit.",
    "R105": "The encoding that was asked for does not fit the bytes.",
    "R106": "The file is damaged and cannot be read.",
    "R107": "There is nothing to read in the file: no text.",
    "R108": "A reader failed in a way that nobody foresaw.",
    "R109": "The file is locked by a password or encrypted.",
    "R110": "What is packed in the file is more than may be unpacked, or lies too deep.",
    "S001": "The file vanished or may not be read.",
    "S002": "The disk is full, or the archive may not be written.",
    "S003": "An original in the archive is not what it was.",
    "Y001": "A file that people write (sources.yml, corrections.yml) has a fault.",
    "W001": "The address to serve at cannot be had: another program has it, or it is not this machine's.",
    "W002": "What stands where a published copy would be written is no published copy.",
}

FINDINGS: dict[str, str] = {
    "encoding_guessed": "The encoding was guessed from few bytes; the alternatives are named.",
    "encoding_mixed": "Some bytes do not fit the encoding of the rest; they became U+FFFD.",
    "replaced_characters": "NUL characters or lone surrogates became U+FFFD, one for one.",
    "too_long": "The text is longer than the limit; the original is kept, but it is no document.",
    "note_without_end": "Nothing says where a note ends; a named rule ended it.",
    "note_without_start": "A note ends that never began.",
    "dangling_reference": "A reference to a note that is not there.",
    "orphan_note": "A note that nothing refers to.",
    "note_residue": "What was pasted in between notes and is neither note nor body.",
    "unpaired_mark": "A quotation mark without its partner.",
    "doubled_apostrophes": "Words between two apostrophes look like quotations; a person may say that they are.",
    "dangling_cross_reference": "A reference to a section that is not there.",
    "unresolved_back_reference": "An ibid. or op. cit. that leads to no work, or to several.",
    "tracked_changes": "The file has tracked changes: insertions are read, deletions are left out.",
    "read_in_part": "Some of the file could not be read; the rest was.",
}
