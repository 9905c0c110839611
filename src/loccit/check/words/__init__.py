"""Words of a quotation beside words of a text: tokens, folds, the grammar of ellipses, classes of change."""
