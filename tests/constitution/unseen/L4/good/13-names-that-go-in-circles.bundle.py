# --- file: src/app/service/digest.py
"""Reads a letter from behind, in which names are bound through themselves."""

import traceback
from types import TracebackType


class Pages:
    def __init__(self, texts: list[str]) -> None:
        self._texts = texts

    def __iter__(self) -> "Pages":
        return self

    def __next__(self) -> str:
        return self._texts.pop()


def first_open(texts: list[str]) -> str:
    for line in Pages(texts):
        line = line.strip()
        line = line.lower()
        if line == "pending":
            return line
    return ""


def innermost(trace: TracebackType) -> str:
    while trace.tb_next is not None:
        trace = trace.tb_next
    names = [trace.tb_frame.f_code.co_name]
    while trace:
        trace = trace.tb_next
        names.append(trace.tb_frame.f_code.co_name)
    return names[-1] or traceback.format_exc()


def merged(given: list[dict[str, str]]) -> dict[str, str]:
    while given:
        earlier = later
        earlier["page"] = given.pop()["page"]
        later = earlier
        later.clear()
    return later
