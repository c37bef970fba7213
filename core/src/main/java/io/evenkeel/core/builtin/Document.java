package io.evenkeel.core.builtin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evenkeel.core.EntityType;
import io.evenkeel.core.Outcome;

/** A JSON document: put, merged by RFC 7386, removed. Its state is the document itself. */
public final class Document {

  public record Put(JsonNode value) {}

  public record Merge(JsonNode patch) {}

  public record Remove() {}

  public record Replaced(JsonNode value) {}

  public record Merged(JsonNode patch) {}

  public record Removed() {}

  public static final EntityType<JsonNode> TYPE =
      EntityType.of("document", JsonNode.class, NullNode.getInstance())
          .command("put", Put.class, (now, c) -> Outcome.persist(new Replaced(c.value())))
          .command("merge", Merge.class, (now, c) -> Outcome.persist(new Merged(c.patch())))
          .command("remove", Remove.class, (now, c) -> Outcome.persist(new Removed()))
          .event("replaced", Replaced.class, (now, e) -> e.value())
          .event("merged", Merged.class, (now, e) -> MergePatch.apply(now, e.patch()))
          .event("removed", Removed.class, (now, e) -> NullNode.getInstance());

  private Document() {}
}
