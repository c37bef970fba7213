package io.evenkeel.http.bench.yardstick;

import io.evenkeel.http.bench.load.LoadResult;

/** What one system did in one round. */
record Block(LoadResult writes, LoadResult reads) {}
