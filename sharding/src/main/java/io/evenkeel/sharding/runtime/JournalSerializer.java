package io.evenkeel.sharding.runtime;

import akka.actor.ExtendedActorSystem;
import akka.serialization.SerializerWithStringManifest;
import io.evenkeel.core.entity.Commit;
import io.evenkeel.core.entity.Snapshot;
import io.evenkeel.core.entity.StoredEvent;
import io.evenkeel.core.json.Json;
import io.evenkeel.core.json.JsonText;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * What the journal and the snapshot store hold: JSON. A row that cannot be read becomes an event
 * that no type has, so that the entity says what is wrong instead of failing to start for ever.
 */
public final class JournalSerializer extends SerializerWithStringManifest {

  /** Not a name an event can have. */
  private static final String UNREADABLE = "!unreadable";

  private static final String COMMIT = "c1";
  private static final String SNAPSHOT = "s1";

  public JournalSerializer(ExtendedActorSystem system) {}

  @Override
  public int identifier() {
    return 738_401;
  }

  @Override
  public String manifest(Object stored) {
    return stored instanceof Commit ? COMMIT : SNAPSHOT;
  }

  @Override
  public byte[] toBinary(Object stored) {
    return Json.bytes(stored);
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) {
    try {
      return switch (manifest) {
        case COMMIT -> read(bytes, Commit.class);
        case SNAPSHOT -> read(bytes, Snapshot.class);
        default -> unreadable("format '" + manifest + "'");
      };
    } catch (IOException e) {
      return unreadable("row of format '" + manifest + "'");
    }
  }

  private static Object read(byte[] bytes, Class<?> type) throws IOException {
    var stored = Json.stored().readValue(bytes, type);
    return stored == null ? unreadable("row 'null'") : stored;
  }

  private static Commit unreadable(String what) {
    var event = new StoredEvent(UNREADABLE, JsonText.of(what));
    return new Commit(0, List.of(event), Optional.empty(), 0);
  }
}
