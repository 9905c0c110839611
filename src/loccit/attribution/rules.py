"""The rules by which words are given to somebody: the values of `how` in quotations and attributions.

A `how` is one of PLAIN, or a clause's form and its place seen from the words, then how its subject was read:
"verb after, pronoun". `all_rules()` gives every value that can occur.
"""

from __future__ import annotations

FORMS = {
    "verb": "a verb of speech with its subject before it: the warden said",
    "shared verb": "a second verb of the same subject: … but added",
    "inverted verb": "a verb of speech with its subject behind it: said the warden",
    "participle": "a participle, with the subject of its sentence or the noun before it: adding that; a letter saying",
    "infinitive": "an infinitive, with the subject of its sentence or the object before it: prompting him to say",
    "relative clause": "a relative clause: the warden, who said",
    "agent": "the agent of a passive: described by the warden as",
    "quoted as": "somebody quoted by another: was quoted as saying; the paper quoted her as saying",
    "according to": "a phrase without a verb: according to the warden",
    "text that holds": "a text that is said to include the words: the plan, including talks with",
    "colon": "a colon behind a sentence about somebody, without a verb of speech: the warden was blunter:",
    "noun of speech": "a noun of speech and its owner: the warden’s claim that",
}
PLACES = {
    "before": "the clause stands before the words",
    "after": "the clause stands right behind the words",
    "around": "the clause stands further off in the same sentence",
}
READINGS = {
    "name": "by name, full or short",
    "role": "by a role that one person of the document holds: the deputy minister",
    "pronoun": "by a pronoun",
    "nominal": "by a noun without a name: analysts, a spokesman",
}
PLAIN = {
    "label": "the label of a turn: WARDEN:",
    "label in the marks": "a label inside the quotation marks",
    "name behind a dash": "a name behind a dash below the words: — Ada Lindqvist",
    "source behind": "a citation or a bracket right behind the words says where they are from",
    "same paragraph": "a quotation that is its own sentence has the speaker of its paragraph",
    "continued": "a quotation that nothing closed goes on in the next paragraph",
    "paragraph before": "a paragraph that is all quotation has the speaker of the one that ends the paragraph before",
    "introduced": "the paragraph before ends with a colon and its clause holds",
    "block quote": "a block quote has the speaker of the sentence that introduces it",
    "words of a title": "a title of a work, a programme, an event: nobody’s words",
    "title in a note": "what a note quotes without a verb of speech is a title",
    "inside a quotation": "a quotation inside another, without a clause of its own",
    "nobody is named": "a sentence in marks, and nothing says whose",
    "no cue": "a term at arm’s length: no verb of speech holds for it",
    "passive without agent": "a passive that names nobody: is called",
    "hearsay": "an adverb of hearsay without a source: reportedly",
    "said without a source": "a phrase of hearsay without a source: it was stated that",
    "author": "the document states its author",
    "authors": "the document states its authors",
    "publisher": "the document states its publisher and no author",
    "signature": "the text is signed below, by a letter's writer or a reviewer",
    "dash": "a paragraph behind a dash is whose a clause between dashes in it says, or the line with a colon above",
    "head": "the line above the text says whose it is: from, a statement of, a lecture by",
    "message": "the lines above a message, or a quoted one, in a thread of mail name who wrote it: From: Ada Lind",
    "source line": "the line that states the text's source names its author",
    "question": "a question of an interview whose interviewer has no name",
    "post": "the passage is a post, a comment or a message, and the page names who posted it",
    "line above": "a line above the passage names who speaks, in a text of such turns: Ada Lind 0:13",
    "turn": "the passage is a turn of a transcript, and its label names the speaker",
}


def clause_rule(form: str, place: str, reading: str) -> str:
    """The name of a rule made of three parts.

    >>> clause_rule("verb", "after", "pronoun")
    'verb after, pronoun'
    """
    return f"{form} {place}, {reading}"


def all_rules() -> frozenset[str]:
    """Every value that `how` can have."""
    made = {clause_rule(form, place, reading) for form in FORMS for place in PLACES for reading in READINGS}
    return frozenset(made | set(PLAIN))
