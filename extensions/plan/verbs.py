"""Verbs: whether a word is a form of another."""

_IRREGULAR = {
    "sent": "send",
    "paid": "pay",
    "held": "hold",
    "sold": "sell",
    "lost": "lose",
    "won": "win",
    "left": "leave",
    "put": "put",
    "set": "set",
    "shipped": "ship",
    "made": "make",
    "withdrawn": "withdraw",
    "written": "write",
    "taken": "take",
    "given": "give",
    "done": "do",
    "begun": "begin",
    "sealed": "seal",
    "built": "build",
    "brought": "bring",
    "bought": "buy",
    "found": "find",
    "read": "read",
    "spent": "spend",
    "frozen": "freeze",
    "broken": "break",
    "chosen": "choose",
    "driven": "drive",
    "drawn": "draw",
    "shown": "show",
    "known": "know",
    "thrown": "throw",
    "met": "meet",
    "let": "let",
    "split": "split",
    "cut": "cut",
    "shut": "shut",
    "hidden": "hide",
    "forgotten": "forget",
}
"""Pasts that no rule makes, each with its verb."""


def inflects(form: str, verb: str) -> bool:
    """`captured` is a form of `capture`, `checked_in` of `check_in`; the form itself counts."""
    first, _, rest = form.partition("_")
    head, _, tail = verb.partition("_")
    return rest == tail and is_past(first, head)


def is_past(form: str, verb: str) -> bool:
    """`paid` is the past of `pay`, and `checked` of `check`."""
    if form == verb or _IRREGULAR.get(form) == verb:
        return True
    stem = verb.removesuffix("e")
    return form in (
        f"{stem}ed",
        f"{verb}{verb[-1:]}ed",
        f"{verb[:-1]}ied" if verb.endswith("y") else "",
        f"{stem}ing",
        "active" if verb == "activate" else "",
    )


def does(form: str, verb: str) -> bool:
    """`cancels` is what somebody does who can `cancel`."""
    return form in (f"{verb}s", f"{verb}es", f"{verb[:-1]}ies" if verb.endswith("y") else "")
