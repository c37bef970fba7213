package io.evenkeel.core.entity;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * The whole of an entity at one revision, as the snapshot store holds it.
 *
 * @param receipts oldest first
 */
public record Snapshot(long revision, JsonNode state, List<Receipt> receipts) {

  public Snapshot {
    receipts = List.copyOf(receipts);
  }
}
