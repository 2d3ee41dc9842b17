#!/usr/bin/env python3
"""Times working copies: a photograph of twelve million pixels, a PDF of twenty pages of text, and the start alone.

The photograph is drawn here (slopes and noise) and made a JPEG by the renderer's own second half. Time is from the start of both
programs to the last byte; memory is the most that each had at once.

    ./dev bench renderer
"""
import os
import pathlib
import statistics
import struct
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PROGRAM = ROOT / ".build/release/renderer"
ROUNDS = 7


def frame(letter: bytes, body: bytes) -> bytes:
    return letter + struct.pack(">I", len(body)) + body


def start(half: str, source) -> subprocess.Popen:
    return subprocess.Popen(
        [PROGRAM, half], stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={})


def feed(process: subprocess.Popen, data: bytes) -> None:
    with process.stdin as stream:
        stream.write(data)


def photograph(width: int = 4000, height: int = 3000) -> bytes:
    import numpy

    numbers = numpy.random.default_rng(5)
    slopes = numpy.add.outer(numpy.arange(height) / height, numpy.arange(width) / width) * 100
    waves = 40 * numpy.sin(numpy.arange(width) / 90)[None, :] + 40 * numpy.cos(numpy.arange(height) / 70)[:, None]
    pixels = (slopes + waves)[:, :, None] + numbers.normal(0, 6, (height, width, 3)) + [20, 30, 50]
    head = struct.pack(">IBBII", 1, 1, 3, width, height)
    encode = start("encode", subprocess.PIPE)
    data = frame(b"p", head + pixels.clip(0, 255).astype("uint8").tobytes()) + frame(b"e", struct.pack(">I", 1))
    threading.Thread(target=feed, args=(encode, data)).start()
    count, = struct.unpack(">I", encode.stdout.read(5)[1:])
    return encode.stdout.read(count)[len(head):]


def document(pages: int = 20) -> bytes:
    lines = " ".join(f"1 0 0 1 60 {760 - 15 * n} Tm (Line {n} of what was said and done on that day, in plain words.) Tj"
                     for n in range(45))
    content = f"BT /F1 12 Tf {lines} ET 0.8 0.2 0.2 rg 400 40 100 30 re f"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(pages))
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    for n in range(pages):
        objects.append("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
                       f"/Contents {5 + 2 * n} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    text, places = "%PDF-1.7\n", []
    for number, thing in enumerate(objects, 1):
        places.append(len(text))
        text += f"{number} 0 obj\n{thing}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (f"{text}xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(text)}\n%%EOF\n").encode()


def run(original: bytes) -> tuple:
    file = os.memfd_create("original")
    os.write(file, original)
    os.lseek(file, 0, os.SEEK_SET)
    begun = time.perf_counter()
    decode = start("decode", file)
    encode = start("encode", decode.stdout)
    decode.stdout.close()
    output = encode.stdout.read()
    usages = [os.wait4(process.pid, 0)[2] for process in (decode, encode)]
    seconds = time.perf_counter() - begun
    os.close(file)
    return seconds, sum(usage.ru_utime + usage.ru_stime for usage in usages), *(u.ru_maxrss >> 10 for u in usages), len(output)


def main() -> None:
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores\n")
    print(f"{'':<34} {'seconds':>8} {'cpu s':>6} {'MB first':>9} {'MB second':>9} {'copies kB':>10}")
    # A process of its own: what it needs would count as memory of the programs that are started later.
    drawn = subprocess.run([sys.executable, __file__, "photograph"], capture_output=True, check=True).stdout
    originals = {"start alone": b"x", "photograph, 12 megapixels": drawn, "PDF, 20 pages": document()}
    for name, original in originals.items():
        runs = [run(original) for _ in range(ROUNDS)]
        seconds, cpu, first, second, size = (statistics.median(column) for column in zip(*runs))
        label = f"{name} ({len(original) >> 10} kB)"
        print(f"{label:<34} {seconds:>8.2f} {cpu:>6.2f} {first:>9} {second:>9} {size / 1024:>10.0f}")


if sys.argv[1:] == ["photograph"]:
    sys.stdout.buffer.write(photograph())
else:
    main()
