"""Diplomatic language with its labels: a grammar that writes training rows for the judge.

names.txt, topics.txt and phrases.txt are its tables; `grammar` forms words, `world` and `topics` read who and what there is, `frames` tells
a statement, `rows` gives the labels. All of it is written for this project; real names stand beside invented ones: it teaches language, not facts.
"""
