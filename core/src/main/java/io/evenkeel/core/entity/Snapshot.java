package io.evenkeel.core.entity;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.evenkeel.core.json.JsonText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The whole of an entity at one revision, as the snapshot store holds it. It saves time and nothing
 * else: an entity whose snapshot cannot be used reads its events.
 *
 * @param receipts oldest first
 * @param version of the form of the state, see {@link io.evenkeel.core.EntityType#snapshotVersion};
 *     0 for a snapshot that holds no state because it could not be written
 */
public record Snapshot(long revision, JsonText state, List<Receipt> receipts, int version) {

  public Snapshot {
    receipts = List.copyOf(receipts);
  }

  /** Of a state that cannot be written as JSON. */
  static Snapshot withoutState(long revision) {
    return new Snapshot(revision, JsonText.NULL, List.of(), 0);
  }

  /** Early snapshots have no version, which is the first one. */
  @JsonCreator
  static Snapshot read(long revision, JsonText state, List<Receipt> receipts, OptionalInt version) {
    return new Snapshot(revision, state, receipts, version.orElse(1));
  }

  /** Why it must not be used for states of this version, if so. */
  Optional<String> unusable(int wanted) {
    return version == wanted
        ? Optional.empty()
        : Optional.of("has version " + version + ", not " + wanted);
  }
}
