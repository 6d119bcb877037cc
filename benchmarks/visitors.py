"""Many readers at once: python -m benchmarks.visitors ADDRESS HOW_MANY FILE...; prints the seconds until all have all files."""

import concurrent.futures
import sys
import time
import urllib.request

AT_A_TIME = 6  # requests of one browser to one server


def fetch(address):
    """Fetch a file as a browser without a past does."""
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request) as answer:
        return len(answer.read())


def main():
    """Let all readers fetch everything."""
    address, readers, *files = sys.argv[1:]
    wanted = [f"{address}{file}" for file in files for _reader in range(int(readers))]
    start = time.perf_counter()
    with concurrent.futures.ThreadPoolExecutor(AT_A_TIME * int(readers)) as pool:
        list(pool.map(fetch, wanted))
    print(time.perf_counter() - start)


if __name__ == "__main__":
    main()
