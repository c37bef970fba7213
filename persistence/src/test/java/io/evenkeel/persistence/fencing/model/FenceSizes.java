package io.evenkeel.persistence.fencing.model;

/**
 * How far the model of the fence goes.
 *
 * @param incarnations starts of the entity, on whatever node
 * @param epochs take-overs of the shard
 * @param rows events each incarnation may write
 * @param batch events one write may hold
 * @param snapshots how many may be taken
 * @param paged whether a replay reads the first event before the others, with anything in between
 * @param edits how often the shard's row may be deleted or set back by hand
 */
record FenceSizes(
    int incarnations, int epochs, int rows, int batch, int snapshots, boolean paged, int edits) {

  static FenceSizes of(int incarnations, int epochs, int rows) {
    return new FenceSizes(incarnations, epochs, rows, 1, 0, false, 0);
  }

  FenceSizes withBatch(int batch) {
    return new FenceSizes(incarnations, epochs, rows, batch, snapshots, paged, edits);
  }

  FenceSizes withSnapshots(int snapshots) {
    return new FenceSizes(incarnations, epochs, rows, batch, snapshots, paged, edits);
  }

  FenceSizes withPages() {
    return new FenceSizes(incarnations, epochs, rows, batch, snapshots, true, edits);
  }

  FenceSizes withEdits(int edits) {
    return new FenceSizes(incarnations, epochs, rows, batch, snapshots, paged, edits);
  }
}
