# --- file: src/app/domain/chat/__init__.py
# --- file: src/app/domain/chat/value.py
from uuid import UUID

from pydantic import Field, RootModel


class RoomId(RootModel[UUID], frozen=True):
    """Names one room."""


class Text(RootModel[str], frozen=True):
    root: str = Field(min_length=1, max_length=4000)


class Sequence(RootModel[int], frozen=True):
    def follows(self, other: "Sequence") -> bool:
        return self.root == other.root + 1
# --- file: src/app/domain/chat/message.py
from datetime import datetime

from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId
from app.domain.shared.model import DomainModel


class Message(DomainModel):
    room: RoomId
    author: UserId
    text: Text
    sent_at: datetime


class Received(DomainModel):
    message: Message
    sequence: Sequence
# --- file: src/app/domain/chat/repository.py
from collections.abc import AsyncIterator
from typing import Protocol

import logfire
from nats.aio.msg import Msg
from nats.js import JetStreamContext
from nats.js.api import ConsumerConfig, DeliverPolicy

from app.domain.chat.message import Message, Received
from app.domain.chat.value import RoomId, Sequence


class Messages(Protocol):
    async def send(self, message: Message) -> Sequence: ...

    def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]: ...


class JetStreamMessages:
    def __init__(self, stream: JetStreamContext) -> None:
        self._stream = stream

    async def send(self, message: Message) -> Sequence:
        with logfire.span("repo.messages.send", room=str(message.room.root)):
            ack = await self._stream.publish(
                subject_of(message.room),
                message.model_dump_json().encode(),
                headers={"Nats-Msg-Id": str(message.sent_at)},
            )
            return Sequence(ack.seq)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("repo.messages.follow", room=str(room.root)):
            config = ConsumerConfig(
                deliver_policy=DeliverPolicy.BY_START_SEQUENCE, opt_start_seq=since.root + 1
            )
            subscription = await self._stream.subscribe(subject_of(room), config=config)
            try:
                async for message in subscription.messages:
                    yield self._received(message)
                    await message.ack()
            finally:
                await subscription.unsubscribe()

    def _received(self, message: Msg) -> Received:
        return Received(
            message=Message.model_validate_json(message.data),
            sequence=Sequence(message.metadata.sequence.stream),
        )


def subject_of(room: RoomId) -> str:
    return f"chat.{room.root}"
# --- file: src/app/service/chat.py
import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from functools import partial

import logfire

from app.domain.chat.message import Message, Received
from app.domain.chat.repository import Messages
from app.domain.chat.value import RoomId, Sequence, Text
from app.domain.identity.value import UserId


class ChatService:
    def __init__(
        self,
        messages: Messages,
        now: Callable[[], datetime] = partial(datetime.now, UTC),
    ) -> None:
        self._messages = messages
        self._now = now
        self._following: dict[RoomId, int] = {}

    async def say(self, room: RoomId, author: UserId, text: Text) -> Sequence:
        with logfire.span("service.chat.say"):
            message = Message(room=room, author=author, text=text, sent_at=self._now())
            async with asyncio.timeout(2):
                return await self._messages.send(message)

    async def follow(self, room: RoomId, since: Sequence) -> AsyncIterator[Received]:
        with logfire.span("service.chat.follow"):
            self._following[room] = self._following.get(room, 0) + 1
            try:
                async for received in self._messages.follow(room, since):
                    yield received
            finally:
                self._following[room] -= 1
                if self._following[room] == 0:
                    del self._following[room]
# --- file: specs/002-chat/plan.md
#| # Implementation Plan: Chat
#|
#| ### Cross-Domain Dependencies
#|
#| - **Imports from identity**: `UserId` — who says something
