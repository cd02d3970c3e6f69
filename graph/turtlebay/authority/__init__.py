"""The ontology folder as the stages see it: the names that annotations may use, and the actors that are known.

Types, relations, scales, topics, trigger phrases, actors and their names live in Turtle. Who edits the Turtle changes
what is extracted and what is valid, without touching Python.
"""

from turtlebay.authority.actors import Authority, KnownActor, read_authority
from turtlebay.authority.turtle import read_turtle
from turtlebay.authority.vocabulary import Topic, Vocabulary, read_vocabulary

__all__ = ["Authority", "KnownActor", "Topic", "Vocabulary", "read_authority", "read_turtle", "read_vocabulary"]
