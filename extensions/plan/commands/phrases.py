"""Phrases by which plans tell what a command emits, ends in and moves between."""

import re

from ..patterns import Pattern

SIGNATURE = Pattern(r"`(?:[A-Z]\w*\.)?[a-z_]\w*(?:\s*\([^`]*)?`")
EMITS = Pattern(
    r"\b(?i:emits?|raises?|publishes|emitting|raising|löst|emite|émet)\b:?\s*(?P<events>(?:`?[A-Z]\w*`?(?:\s*(?:,|/|&|\+|and|or)\s*)?)+)"
)
EMITTED = Pattern(
    r"(?P<events>`[A-Z]\w*`(?:\s*(?:,|&|\+|,?\s+and)\s*`[A-Z]\w*`)+(?!\s+(?:is|gets|has)\b)|`[A-Z]\w*`)\s+(?:(?:is|are|gets|will\s+be|has\s+to\s+be)\s+(?:then\s+|also\s+)?)?(?:emitted|raised|published|sent|recorded|announced|fired)\b"
)
"""Events of which a sentence says that they are emitted."""
TELLS = Pattern(
    r"\b(?i:says|tells|announces|fires|sends|records|triggers|gives?)\s+(?:an?\s+|the\s+)?(?P<events>`?[A-Z]\w*`?(?:\s*(?:,|\+|,?\s+and)\s*`?[A-Z]\w*`?)*)"
)
"""Classes that a command is said to send out, which are events when the plan has them."""
ANSWERING = Pattern(
    r"\b(?:(?:answers|returns|gives|yields)(?:\s+with)?|(?:ends|results)\s+(?:in|with|as)|fails\s+with|[Tt]he\s+(?:result|outcome|answer)\s+is(?:\s+always)?)\s+(?:an?\s+|the\s+|either\s+)?"
)
"""What says that a way in which a command ends follows."""
ANSWERS = Pattern(
    r"\b(?:(?:answers?|returns?|gives?|yields?|produces?)(?:\s+with)?|(?:ends?|results?)\s+(?:in|with|as)|(?:fails?|refuses?)\s+with|(?:the\s+)?(?:answer|result|outcome)\s+is(?:\s+then|\s+always)?)\s+"
    r"(?:an?\s+|the\s+|either\s+)?(?=(?-i:`[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`|(?<=(?:in|as|is)\s)[A-Z][a-z]\w*))",
    re.IGNORECASE,
)
"""What leads to a way in which a command ends, of which several sentences may tell."""
WAY = Pattern(
    r"(?:^|,\s*(?:and\s+|or\s+)?(?:otherwise,?\s+|else\s+)?(?:in\s+|as\s+|with\s+)?|\bor\s+(?:with\s+|in\s+|as\s+)?(?:an?\s+|the\s+)?|\|\s*)"
    r"(?:`(?P<way>[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?)`(?!\s+(?:is|are|gets|will|emitted|raised|published)\b)|(?P<bare>(?<=or\s)[A-Z][a-z]\w*|(?<!,\s)(?:[A-Z][a-z]\w*)|(?:[A-Z][a-z0-9]+){2,})(?=$|[\s,.]))"
)
ANSWERS_ON = Pattern(
    r"^(?:or,?\s+)?(?:[a-z ]{1,30},\s+)?(?:in|as|with)\s+(?=`[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`)"
    r"|^(?:(?:and\s+|or\s+)?otherwise\s+|or\s+)?(?=`[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`(?:$|\.|,?\s+(?:if|when|unless|where|while|otherwise|once|for|in\s+(?:any|every|all))\b))"
)
"""What leads to a way in a clause that goes on about how a command ends: `; in `TooLate` when …`."""
CLASS = Pattern(r"[A-Z]\w*")
END = r"(?:`[A-Z]\w*(?:\([^()`]*\))?`|[A-Z]\w*(?:\([^()]*\))?)"
RETURNS = Pattern(
    r"(?:\b(?i:returns?|outcomes?(?:\s+(?:is|are)(?:\s+(?:only|always|then))?)?|yields|gives|produces|answers|(?:fails|ends|results|refused|answers) (?:with|in|as)|(?:the )?(?:result|answer) is(?:\s+always)?|results?(?=:))\b:?|->|→|⇒|=>)"
    r"\s*(?:either\s+|an?\s+|the\s+)?"
    rf"(?P<outcome>{END}(?:\s*(?:\||,\s*or\b|\bor\b|,(?=\s*`?[A-Z][a-z])|/(?=\s*`?[A-Z][a-z]))\s*{END})+|`[^`]+`|{END})"
)
ENDS_BEHIND = Pattern(
    r"^[,;\s]*(?P<outcome>`[^`]*\|[^`]*`|`?[A-Z]\w*(?:Outcome|Result|Verdict|Decision|Response)`?(?=$|[\s.,;]))"
)
_WAY_OUT = (
    r"(?-i:`[A-Z]\w*[a-z]\w*(?:\([^()`]*\))?`|(?:[A-Z][a-z0-9]+){2,}(?:\([^()]*\))?(?![\w`]))"
)
FAILS = Pattern(
    r"\b(?:(?:may|can)\s+)?(?:fails?|refuses|(?:is\s+)?(?:refused|rejected)|errors?)\s*(?:with|as|by|:)\s*"
    rf"(?P<ways>{_WAY_OUT}(?:\s*(?:,\s*(?:or\s+|and\s+)?|\bor\s+|\band\s+|\||/)\s*{_WAY_OUT})*)",
    re.IGNORECASE,
)
"""Ways in which a command fails, told without the one in which it succeeds."""
VARIANTS = (
    r"`[A-Z]\w*(?:\([^()`]*\))?`(?:(?:\s*,\s*(?:or\s+)?|\s+or\s+)`[A-Z]\w*(?:\([^()`]*\))?`)*"
)
WHILE = Pattern(
    r"^(?:while|when|in|from|if|during|allowed (?:in|while)|only (?:in|while|from|when))\s+(?:(?:it|(?:the|an?) \w+|status|state) (?:is|are)\s+)?(?P<states>`?[A-Z][A-Z0-9_]*`?(?:\s*(?:,|\||or|and)\s*`?[A-Z][A-Z0-9_]*`?)*)\s*(?=$|[→:,;.—–-]|->)"
)
SHOUTED = r"`?\b[A-Z][A-Z0-9_]{2,}\b`?"
SPOKEN_MOVE = Pattern(
    rf"(?:\b(?:which|that|turns?|moves?|changes?|takes?|brings?|goes|back|it|the \w+|from)\s+)*(?P<sources>{SHOUTED}(?:\s*(?:,|/|\||\bor\b)\s*{SHOUTED})*)"
    rf"\s+(?:back\s+)?(?:in)?to\s+(?P<target>{SHOUTED})"
)
LEADS_TO = Pattern(
    rf"(?:^|[,;.]\s*|\b(?:and|then)\s+)(?:(?:it|the \w+)\s+)?(?:(?i:moves?|goes|changes?|transitions?|switches|advances)\s+(?:it\s+|the \w+\s+)?(?:in)?to|(?i:(?:the\s+)?(?:state|status)\s+(?:becomes|is set to|changes to))|→|->)\s+(?P<target>{SHOUTED})(?=$|[,;.)]|\s)"
)
MAKES = Pattern(
    rf"\b(?:makes|leaves|puts|sets|turns|marks)\s+(?:it|(?:the|its)\s+\w+)\s+(?:as\s+|(?:back\s+)?(?:in|into|to)\s+)?(?P<target>{SHOUTED})"
)
CREATES = Pattern(
    r"^(?:(?:starts|begins|opens)\s+(?:in|as)(?:\s+(?:state|status))?\s+`?(?P<first>[A-Z][A-Z0-9_]*)\b`?"
    r"|(?:(?:makes|creates|starts|opens)\s+)?(?:an?\s+)?new\s+\w+(?:\s+\w+)?\s*,\s*(?:which\s+is\s+)?(?:(?:straight|directly|at once)\s+)?(?:(?:in|to|into|as)\s+)?(?:state\s+|status\s+)?`?(?P<made>[A-Z][A-Z0-9_]*)\b`?"
    r"|(?:creates|constructs|factory|constructor)\b(?:\s+(?:(?:the|an?)\s+\w+\s+)?(?:as|in)?(?:\s+(?:state|status))?\s*`?(?P<state>[A-Z][A-Z0-9_]*)`?)?)[,;.]?"
)
NOTHING = frozenset({"None", "Self", "void", "nothing"})
"""What a command returns that has nothing to tell but that it is done."""
UNCHANGED = Pattern(r"(?:\w+\s+)?(?:unchanged|same(?: as before)?|no change|stays)", re.IGNORECASE)
TOLD = frozenset({"outcome", "emits", "transition", "from", "to", "fields", "success", "refusals"})
"""What a bullet under a command may tell of it."""
NARRATED = Pattern(
    r"^(?P<calls>\*\*`?[a-z]\w*(?:\([^()]*\))?`?\*\*(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*/\s*)\*\*`?[a-z]\w*(?:\([^()]*\))?`?\*\*){0,6})"
    r"\s+(?P<told>[a-z]+\s+\S+\s+\S.*)$",
    re.DOTALL,
)
"""Commands in bold that open the sentences about them: `**launch** takes the time and …`."""
