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
   * @param base the last event that was replayed
   * @param missing numbers without an event, in whose place markers are stored together with the
   *     first event
   * @param replyTo gets the answers of the store
   */
  static WriteMessages stamped(
      WriteMessages request,
      Incarnation self,
      Position base,
      List<Long> missing,
      ActorRef replyTo) {
    var stamped = new ArrayList<PersistentEnvelope>();
    var markers = missing;
    for (var envelope : CollectionConverters.asJava(request.messages())) {
      if (envelope instanceof AtomicWrite write) {
        stamped.add(stamped(write, self, base, markers));
        markers = List.of();
      } else {
        stamped.add(envelope);
      }
    }
    return request(stamped, replyTo, request.actorInstanceId());
  }

  private static AtomicWrite stamped(
      AtomicWrite write, Incarnation self, Position base, List<Long> missing) {
    var events = new ArrayList<PersistentRepr>();
    missing.forEach(number -> events.add(marker(write.persistenceId(), number)));
    events.addAll(CollectionConverters.asJava(write.payload()));
    events.replaceAll(event -> signed(event, stamp(event.sequenceNr(), self, base)));
    return AtomicWrite.apply(CollectionConverters.asScala(events).toList());
  }

  private static Stamp stamp(long sequenceNr, Incarnation self, Position base) {
    return new Stamp(self, sequenceNr == base.sequenceNr() + 1 ? base.by() : self);
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
    var marker = AtomicWrite.apply(marker(persistenceId, end.sequenceNr() + 1));
    return request(List.of(marker), replyTo, instance);
  }

  private static PersistentRepr marker(String persistenceId, long sequenceNr) {
    return PersistentRepr.apply(
        Marker.PIN, sequenceNr, persistenceId, "", false, null, UUID.randomUUID().toString());
  }

  private static WriteMessages request(
      List<PersistentEnvelope> envelopes, ActorRef replyTo, int instance) {
    return new WriteMessages(CollectionConverters.asScala(envelopes).toList(), replyTo, instance);
  }
}
