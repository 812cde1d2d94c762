"""What an analyst does in Python with NLTK and scikit-learn, timed here.

Usage: peer.py versions, or peer.py PLACE WORK text|words ASKED, where WORK is one of the
functions below and ASKED a JSON object: `keys`, whose numbers are told, and `words`,
which some are about. PLACE holds `text.tsv` and `words.tsv` (a passage a line: the number
of its review, 1 if it is of the target of `keyness` else 0, its text or its words, `'s`
for the s of a possessive) and `years.tsv` (a year a line, review by review; empty if not
known).

Writes a JSON object: `seconds` by the clock, `work` (seconds of the processor), `memory`
(the most there was, in megabytes) and `rows`, the numbers of each key. Python's start,
imports and reading the file are no part of the times; while it works, Python's collector
of garbage is off.
"""
import gc
import json
import math
import re
import resource
import sys
import time
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

import nltk
import numpy as np
import scipy
import sklearn
from nltk.collocations import BigramCollocationFinder
from nltk.probability import FreqDist
from scipy.sparse import csr_matrix
from scipy.special import erfc
from scipy.stats import false_discovery_control, fisher_exact
from sklearn.feature_extraction.text import CountVectorizer

WORD = r"(?u)[^\W_]+"
POSSESSIVE = re.compile(r"(?<=[^\W_])['’]s\b")
WINDOW = 5
BEST = 100


def as_it_is(words):
    return words


class Passages:
    """The passages, in memory: as text, or as words."""

    def __init__(self, place, how):
        self.how = how
        self.unit, self.side, self.texts = [], [], []
        known = {}
        with open(Path(place) / f"{how}.tsv", encoding="utf-8", newline="\n") as file:
            for line in file:
                unit, side, text = line.rstrip("\n").split("\t")
                self.unit.append(int(unit))
                self.side.append(int(side))
                if how == "words":
                    text = [known.setdefault(word, word) for word in text.split()]
                self.texts.append(text)
        lines = (Path(place) / "years.tsv").read_text(encoding="utf-8").split("\n")
        self.years = [int(line) if line else None for line in lines[:-1]]

    def with_possessives(self):
        """The s of one is a word like others, as from text it is anyway."""
        self._each("s")

    def without_possessives(self):
        """The s of one is none; from text, see `POSSESSIVE`."""
        self._each(None)

    def _each(self, s):
        if self.how == "words":
            told = {"'s": s}
            words = ((told.get(word, word) for word in text) for text in self.texts)
            self.texts = [[word for word in text if word is not None] for text in words]

    def joined(self, keys):
        """The texts of each key as one."""
        parts = defaultdict(list)
        for key, text in zip(keys, self.texts):
            parts[key].append(text)
        if self.how == "text":
            return {key: "\n".join(texts) for key, texts in parts.items()}
        return {key: list(chain.from_iterable(texts)) for key, texts in parts.items()}

    def vectorizer(self, clean=str.lower, **options):
        """As scikit-learn has it; `clean` is for texts."""
        if self.how == "text":
            return CountVectorizer(token_pattern=WORD, preprocessor=clean, **options)
        own = {"tokenizer": as_it_is, "preprocessor": as_it_is, "token_pattern": None}
        return CountVectorizer(**own, **options)

    def tokenised(self):
        """The words of each, one after the other, by the fastest of Python's tokenizers."""
        if self.how == "words":
            return self.texts
        words = re.compile(WORD)
        return (words.findall(text.lower()) for text in self.texts)


def by_column(answer, asked):
    """The numbers of each key, from columns and where in them each key is."""
    places, columns, _ = answer
    told = [key for key in asked["keys"] if key in places]
    return {key: [float(column[places[key]]) for column in columns] for key in told}


def same_rows(rows, asked):
    """The numbers of each key, where each has its row already."""
    return {key: rows[key] for key in asked["keys"] if key in rows}


def column_sums(matrix):
    return np.asarray(matrix.sum(axis=0)).ravel()


def having(matrix):
    """In how many rows each column is."""
    return np.diff(matrix.tocsc().indptr)


def likelihood(counts, totals):
    """Of frequencies in two corpora (Rayson and Garside 2000)."""
    expected = counts.sum(axis=0) * totals[:, None] / totals.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(counts > 0, counts * np.log(counts / expected), 0.0)
    return np.maximum(2 * parts.sum(axis=0), 0.0)


def words_sklearn(passages, asked):
    """How often each word is, in how many reviews, and how evenly (DP)."""
    passages.with_possessives()
    reviews = list(passages.joined(passages.unit).values())

    def work():
        vectorizer = passages.vectorizer()
        matrix = vectorizer.fit_transform(reviews)
        freq, reviews_with = column_sums(matrix), having(matrix)
        share = np.asarray(matrix.sum(axis=1)).ravel() / matrix.sum()
        cells = matrix.tocoo()
        due = share[cells.row]
        off = np.abs(due - cells.data / freq[cells.col]) - due
        spread = (1 + np.bincount(cells.col, off, len(freq))) / 2
        per_10k = freq * 10_000 / freq.sum()
        names = vectorizer.get_feature_names_out()
        best = [names[at] for at in np.lexsort((names, -freq))[:BEST]]
        return vectorizer.vocabulary_, (freq, per_10k, reviews_with, spread), best

    return work, by_column


def words_nltk(passages, asked):
    """How often each word is, and nothing else."""
    passages.with_possessives()

    def work():
        counts = FreqDist(chain.from_iterable(passages.tokenised()))
        return counts, counts.most_common(BEST)

    return work, lambda answer, asked: {key: [answer[0][key]] for key in asked["keys"]}


def log_dice(near, often, node):
    rows = [
        (14 + math.log2(2 * n / (often[node] + often[word])), word)
        for word, n in near.items()
        if n >= 3
    ]
    return sorted(rows, key=lambda row: (-row[0], row[1]))[:BEST]


def collocates_nltk(passages, asked):
    """The finder counts all pairs of all words; those of one word are then picked."""
    passages.with_possessives()
    (node,) = asked["words"]

    def work():
        padding = [None] * WINDOW
        padded = (chain(words, padding) for words in passages.tokenised())
        padded = chain.from_iterable(padded)
        finder = BigramCollocationFinder.from_words(padded, window_size=WINDOW + 1)
        finder.apply_ngram_filter(lambda one, other: node not in (one, other))
        near = Counter()
        for (one, other), n in finder.ngram_fd.items():
            near[other if one == node else one] += n
        return near, finder.word_fd, log_dice(near, finder.word_fd, node)

    def rows(answer, asked):
        near, often, _ = answer
        twice = Counter()
        for words in passages.tokenised():
            places = Counter(at for _, at in around(words, node))
            for at, n in places.items():
                twice[words[at]] += n - 1
        # (node, node) is one pair and two places
        near[node] *= 2
        return {key: [near[key] - twice[key], often[key]] for key in asked["keys"]}

    return work, rows


def around(words, node):
    """Each hit with each place near it."""
    for hit, word in enumerate(words):
        if word == node:
            for at in range(max(0, hit - WINDOW), min(len(words), hit + WINDOW + 1)):
                if at != hit:
                    yield hit, at


def collocates_loop(passages, asked):
    """A loop written for one word."""
    passages.with_possessives()
    (node,) = asked["words"]

    def work():
        near, often, reviews = Counter(), Counter(), defaultdict(set)
        for unit, words in zip(passages.unit, passages.tokenised()):
            often.update(words)
            if node in words:
                for at in {at for _, at in around(words, node)}:
                    near[words[at]] += 1
                    reviews[words[at]].add(unit)
        return near, often, reviews, log_dice(near, often, node)

    def rows(answer, asked):
        near, often, reviews, _ = answer
        return {key: [near[key], often[key], len(reviews[key])] for key in asked["keys"]}

    return work, rows


def keyness_sklearn(passages, asked):
    """Counts of two sets of passages and their log-likelihood, in numpy."""
    passages.with_possessives()
    parts = passages.joined(list(zip(passages.unit, passages.side)))

    def work():
        vectorizer = passages.vectorizer()
        matrix = vectorizer.fit_transform(parts.values())
        unit, target = np.array(list(parts)).T
        ones = np.ones(len(unit))
        by_unit = csr_matrix((ones, (unit, range(len(unit))))) @ matrix
        sides = [matrix[target == 1], matrix[target == 0]]
        freq = np.array([column_sums(side) for side in sides], dtype=float)
        reviews = np.array([having(side) for side in sides])
        tested = np.flatnonzero((freq.sum(axis=0) >= 5) & (having(by_unit) >= 2))
        freq, reviews, totals = freq[:, tested], reviews[:, tested], freq.sum(axis=1)
        found = likelihood(freq, totals)
        share = np.where(freq > 0, freq, 0.5) / totals[:, None]
        ratio = np.log2(share[0] / share[1])
        adjusted = false_discovery_control(erfc(np.sqrt(found / 2)))
        order = [at for at in np.argsort(-found) if ratio[at] > 0][:BEST]
        names = vectorizer.get_feature_names_out()[tested]
        return names, (*freq, *reviews, found, adjusted, ratio), names[order]

    def rows(answer, asked):
        names, columns, best = answer
        places = {name: at for at, name in enumerate(names)}
        return by_column((places, columns, best), asked)

    return work, rows


def phrases_sklearn(passages, asked, longest=3):
    """Stretches of two words and more, how often and in how many reviews."""
    passages.without_possessives()

    def clean(text):
        return POSSESSIVE.sub("", text.lower())

    def work():
        vectorizer = passages.vectorizer(clean, ngram_range=(2, longest))
        matrix = vectorizer.fit_transform(passages.texts)
        ones = np.ones(matrix.shape[0], dtype=matrix.dtype)
        by_review = csr_matrix((ones, (passages.unit, range(len(ones))))) @ matrix
        freq, reviews = column_sums(by_review), having(by_review)
        names = vectorizer.get_feature_names_out()
        kept = np.flatnonzero(reviews >= 3)
        best = names[kept[np.argsort(-reviews[kept], kind="stable")[:BEST]]]
        return vectorizer.vocabulary_, (freq, reviews), best

    return work, by_column


def phrases_eight(passages, asked):
    return phrases_sklearn(passages, asked, 8)


def cooccur_sklearn(passages, asked):
    """Which of some words stand in the same passages."""
    passages.with_possessives()

    def work():
        vectorizer = passages.vectorizer(vocabulary=asked["words"], binary=True)
        matrix = vectorizer.fit_transform(passages.texts)
        both, units = (matrix.T @ matrix).toarray(), matrix.shape[0]
        rows = {}
        for a, one in enumerate(asked["words"]):
            for b, other in list(enumerate(asked["words"]))[a + 1 :]:
                ab, na, nb = (int(both[at]) for at in ((a, b), (a, a), (b, b)))
                table = np.array([[ab, na - ab], [nb - ab, units - na - nb + ab]])
                chance = fisher_exact(table).pvalue
                jaccard, lift = ab / (na + nb - ab), ab * units / (na * nb)
                rows[f"{one} {other}"] = [ab, na, nb, units, jaccard, lift, chance]
        return rows

    return work, same_rows


def trends_sklearn(passages, asked):
    """How many reviews of each year have some words, and whether that rises."""
    passages.with_possessives()
    reviews = passages.joined(passages.unit)

    def work():
        vectorizer = passages.vectorizer(vocabulary=asked["words"], binary=True)
        matrix = vectorizer.fit_transform(reviews.values()).toarray()
        years = [passages.years[unit] for unit in reviews]
        known = np.array([year is not None for year in years])
        year = np.array([year or 0 for year in years])[known]
        rows = {}
        for at, word in enumerate(asked["words"]):
            has = matrix[known, at]
            share, place = has.mean(), year - year.mean()
            variance = share * (1 - share) * (place**2).sum()
            z = float((place * has).sum() / math.sqrt(variance)) if variance > 0 else None
            for one in range(year.min(), year.max() + 1):
                here = year == one
                rows[f"{word} {one}"] = [int(has[here].sum()), int(here.sum()), z]
        return rows

    return work, same_rows


def versions():
    python = ".".join(str(part) for part in sys.version_info[:3])
    libraries = {"NLTK": nltk, "scikit-learn": sklearn, "NumPy": np, "SciPy": scipy}
    told = [f"{name} {module.__version__}" for name, module in libraries.items()]
    print(", ".join([f"Python {python}", *told]))


def measure(place, name, how, asked):
    asked = json.loads(asked)
    work, rows = globals()[name](Passages(place, how), asked)
    gc.collect()
    gc.disable()
    begun, before = time.perf_counter(), time.process_time()
    answer = work()
    told = {"seconds": time.perf_counter() - begun, "work": time.process_time() - before}
    # Linux counts in kilobytes
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told["rows"] = rows(answer, asked)
    print(json.dumps(told))


if sys.argv[1:] == ["versions"]:
    versions()
else:
    measure(*sys.argv[1:])
