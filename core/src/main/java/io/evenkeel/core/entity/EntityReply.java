package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;

/**
 * What an entity answers, wherever in the cluster it lives.
 *
 * <p>{@code owner} is the URL of the node that hosts the entity, empty when that node serves no
 * HTTP or the answer did not come from the entity.
 */
public sealed interface EntityReply {

  String owner();

  /**
   * The command took effect.
   *
   * @param replayed it did so earlier; this is the stored reply
   */
  record Done(JsonText reply, long revision, boolean replayed, String owner)
      implements EntityReply {}

  /**
   * The state.
   *
   * @param revision 0 when the entity never had an event
   */
  record State(JsonText state, long revision, String owner) implements EntityReply {}

  record Rejected(Rejection rejection, String owner) implements EntityReply {}
}
