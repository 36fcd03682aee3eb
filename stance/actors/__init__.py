"""Who speaks for whom: a speaker and a day to an actor.

base = load_base()
base.resolve(Speaker(name="Dmitry Peskov", role="Kremlin spokesperson"), date(2021, 10, 20), base.memory(article.text)).actor  # Russia
base.find("Foggy Bottom")                                                                                        # [United States]
"""

from stance.actors.base import Base, load_base
from stance.actors.corrections import Concern, concerned, corrected, words_of
from stance.actors.memory import ArticleMemory
from stance.actors.namesakes import agree

__all__ = ["ArticleMemory", "Base", "Concern", "agree", "concerned", "corrected", "load_base", "words_of"]
