package io.evenkeel.persistence.journal;

import akka.actor.ActorRef;
import akka.persistence.AtomicWrite;
import akka.persistence.JournalProtocol.WriteMessages;
import akka.persistence.PersistentEnvelope;
import akka.persistence.PersistentRepr;
import io.evenkeel.persistence.fencing.Incarnation;
import io.evenkeel.persistence.fencing.Position;
import io.evenkeel.persistence.fencing.Stamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import scala.jdk.javaapi.CollectionConverters;

/** What is sent to the store. */
final class Writes {

  private Writes() {}

  /** How many events a request has. */
  static int count(WriteMessages request) {
    int count = 0;
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      count += envelope instanceof AtomicWrite write ? write.size() : 0;
    }
    return count;
  }

  /** The events of a request; what is not persistent has none. */
  static List<PersistentRepr> events(WriteMessages request) {
    var events = new ArrayList<PersistentRepr>();
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      if (envelope instanceof AtomicWrite write) {
        events.addAll(CollectionConverters.asJava(write.payload()));
      }
    }
    return events;
  }

  /**
   * The same request with a stamp on each event.
   *
   * @param previous who wrote the event before the first one
   * @param replyTo gets the answers of the store
   */
  static WriteMessages stamped(
      WriteMessages request, Incarnation self, Incarnation previous, ActorRef replyTo) {
    var stamped = new ArrayList<PersistentEnvelope>();
    var before = previous;
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      if (envelope instanceof AtomicWrite write) {
        stamped.add(stamped(write, self, before));
        before = self;
      } else {
        stamped.add(envelope);
      }
    }
    return request(stamped, replyTo, request.actorInstanceId());
  }

  private static AtomicWrite stamped(AtomicWrite write, Incarnation self, Incarnation previous) {
    var events = new ArrayList<PersistentRepr>();
    for (var event : CollectionConverters.asJava(write.payload())) {
      events.add(signed(event, new Stamp(self, events.isEmpty() ? previous : self)));
    }
    return AtomicWrite.apply(CollectionConverters.asScala(events).toList());
  }

  /** The stamp stands in place of the UUID of the writer, in a column that is there anyway. */
  private static PersistentRepr signed(PersistentRepr event, Stamp stamp) {
    return event.update(
        event.sequenceNr(), event.persistenceId(), event.deleted(), event.sender(), stamp.text());
  }

  /** The same request, whose answers go elsewhere. */
  static WriteMessages answeredTo(ActorRef replyTo, WriteMessages request) {
    return new WriteMessages(request.messages(), replyTo, request.actorInstanceId());
  }

  /** A row that changes nothing, to be written after the end of a chain. */
  static WriteMessages marker(String persistenceId, Position end, ActorRef replyTo, int instance) {
    var marker =
        PersistentRepr.apply(
            Marker.PIN,
            end.sequenceNr() + 1,
            persistenceId,
            "",
            false,
            null,
            UUID.randomUUID().toString());
    return request(List.of(AtomicWrite.apply(marker)), replyTo, instance);
  }

  private static WriteMessages request(
      List<PersistentEnvelope> envelopes, ActorRef replyTo, int instance) {
    return new WriteMessages(CollectionConverters.asScala(envelopes).toList(), replyTo, instance);
  }
}
