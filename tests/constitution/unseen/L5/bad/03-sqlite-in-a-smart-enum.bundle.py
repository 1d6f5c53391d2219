# --- file: src/app/domain/order/priority.py
import sqlite3  #! L5
from enum import StrEnum


class Priority(StrEnum):
    HIGH = "high"
    LOW = "low"

    def label(self) -> str:
        with sqlite3.connect("labels.db") as connection:
            row = connection.execute("SELECT label FROM labels WHERE id = ?", (self.value,))  #! L5
            return str(list(row)[0][0])
