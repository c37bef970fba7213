package io.evenkeel.persistence.fencing.model;

/** What the protocol consists of, one by one, so that a model can run without it. */
enum Rule {
  /** A write is confirmed only if the lease is valid after it. */
  GATE,
  /** That is asked after the write; without it: before the write is sent. */
  GATE_AFTER_THE_WRITE,
  /** A shard is taken only when the owner's lease is over. */
  WAIT,
  /** A shard is taken on condition that its epoch has not changed. */
  EPOCH_TRANSACTION,
  /** A state is shown only if the lease is valid. */
  READ_GATE,
  /** A state is shown only if no late row can replace its end. */
  PIN,
  /** A node remembers who stopped with a write in doubt in this epoch. */
  UNCLEAN_STOPS,
  /** A shard is handed over as clean only if no write is in doubt. */
  CLEAN_FLAG,
  /** Replay follows the chain; without it: the lowest incarnation's row of each number. */
  CHAIN_NOT_LOWEST,
  /** Replay follows the chain; without it: the highest incarnation's row of each number. */
  CHAIN_NOT_HIGHEST,
  /** An entity runs once on a node. */
  ONE_START_AT_A_TIME,
  /** The rows of one write become visible together. */
  WHOLE_BATCHES,
  /** A replay that finds a hole begins again, as its pages were read one after another. */
  REPLAY_AGAIN,
  /** A snapshot is taken of confirmed states only. */
  SNAPSHOT_OF_CONFIRMED,
  /** A view reads confirmed events only; without it: all of the chain. */
  VIEW_OF_CONFIRMED
}
