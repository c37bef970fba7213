package io.evenkeel.sharding.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import io.evenkeel.core.entity.CommandBody;
import io.evenkeel.core.entity.EntityReply;
import io.evenkeel.core.entity.Rejection;
import io.evenkeel.core.json.JsonText;
import io.evenkeel.sharding.runtime.EntityProtocol.Execute;
import io.evenkeel.sharding.runtime.EntityProtocol.Read;
import io.evenkeel.sharding.runtime.EntityProtocol.ReadAt;
import io.evenkeel.sharding.runtime.EntityProtocol.Recover;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The bytes of {@link EntitySerializer}'s messages, field by field. A text is its length in bytes
 * of UTF-8 (32 bits, big endian, -1 for none) and these bytes; a number has 64 bits.
 */
final class EntityWire {

  private EntityWire() {}

  /** Writes one message. Not thread-safe. */
  static final class Writer {

    private final ActorRefResolver actors;
    private ByteBuffer out = ByteBuffer.allocate(256);

    Writer(ActorRefResolver actors) {
      this.actors = actors;
    }

    void write(Execute message) {
      actor(message.replyTo());
      text(message.command());
      text(JsonText.of(message.body().json()).text());
      message.key().ifPresentOrElse(this::text, () -> room(Integer.BYTES).putInt(-1));
      number(message.ifRevision().orElse(-1));
    }

    void write(Read message) {
      actor(message.replyTo());
    }

    void write(ReadAt message) {
      actor(message.replyTo());
      number(message.revision());
    }

    void write(Recover message) {
      actor(message.replyTo());
    }

    void write(EntityReply.Done message) {
      text(message.reply().text());
      number(message.revision());
      room(1).put((byte) (message.replayed() ? 1 : 0));
      text(message.owner());
    }

    void write(EntityReply.State message) {
      text(message.state().text());
      number(message.revision());
      text(message.owner());
    }

    void write(EntityReply.Rejected message) {
      text(message.rejection().kind().name());
      text(message.rejection().detail());
      text(message.rejection().field());
      text(message.owner());
    }

    byte[] bytes() {
      return Arrays.copyOf(out.array(), out.position());
    }

    private void actor(ActorRef<?> actor) {
      text(actors.toSerializationFormat(actor));
    }

    private void text(String text) {
      var bytes = text.getBytes(UTF_8);
      room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    }

    private void number(long number) {
      room(Long.BYTES).putLong(number);
    }

    private ByteBuffer room(int bytes) {
      if (out.remaining() < bytes) {
        int capacity = Math.max(2 * out.capacity(), out.position() + bytes);
        out = ByteBuffer.wrap(Arrays.copyOf(out.array(), capacity)).position(out.position());
      }
      return out;
    }
  }

  /** Reads one message. Not thread-safe. Fails with a RuntimeException on anything else. */
  static final class Reader {

    private final ActorRefResolver actors;
    private final ByteBuffer in;

    Reader(byte[] bytes, ActorRefResolver actors) {
      this.actors = actors;
      this.in = ByteBuffer.wrap(bytes);
    }

    Execute execute() {
      var replyTo = actor();
      var command = text();
      var body = CommandBody.of(new JsonText(text()).tree());
      var key = optionalText();
      long ifRevision = in.getLong();
      return new Execute(
          command,
          body,
          key,
          ifRevision < 0 ? OptionalLong.empty() : OptionalLong.of(ifRevision),
          replyTo);
    }

    Read read() {
      return new Read(actor());
    }

    ReadAt readAt() {
      var replyTo = actor();
      return new ReadAt(in.getLong(), replyTo);
    }

    Recover recover() {
      return new Recover(actor());
    }

    EntityReply.Done done() {
      return new EntityReply.Done(new JsonText(text()), in.getLong(), in.get() != 0, text());
    }

    EntityReply.State state() {
      return new EntityReply.State(new JsonText(text()), in.getLong(), text());
    }

    EntityReply.Rejected rejected() {
      var rejection = new Rejection(kind(text()), text(), text());
      return new EntityReply.Rejected(rejection, text());
    }

    /** A kind that only newer code knows says nothing about what happened. */
    private static Rejection.Kind kind(String name) {
      return Stream.of(Rejection.Kind.values())
          .filter(kind -> kind.name().equals(name))
          .findFirst()
          .orElse(Rejection.Kind.OUTCOME_UNKNOWN);
    }

    private ActorRef<EntityReply> actor() {
      return actors.resolveActorRef(text());
    }

    private String text() {
      return optionalText().orElseThrow();
    }

    private Optional<String> optionalText() {
      int length = in.getInt();
      if (length < 0) {
        return Optional.empty();
      }
      var text = new String(in.array(), in.position(), length, UTF_8);
      in.position(in.position() + length);
      return Optional.of(text);
    }
  }
}
