package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;
import java.util.List;

/**
 * The whole of an entity at one revision, as the snapshot store holds it.
 *
 * @param receipts oldest first
 */
public record Snapshot(long revision, JsonText state, List<Receipt> receipts) {

  public Snapshot {
    receipts = List.copyOf(receipts);
  }
}
