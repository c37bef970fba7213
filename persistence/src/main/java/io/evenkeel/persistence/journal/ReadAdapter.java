package io.evenkeel.persistence.journal;

import akka.actor.ActorSystem;
import akka.persistence.Persistence;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.EventAdapters;
import java.util.ArrayList;
import java.util.List;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What becomes of an event that was read, before an entity or a view sees it. Thread-safe if the
 * user's adapters are.
 */
@FunctionalInterface
interface ReadAdapter {

  /** Of a store without event adapters. */
  ReadAdapter NONE = List::of;

  /**
   * The event as it is to be seen: none, one or several with its sequence number.
   *
   * @param stored not a marker
   */
  List<PersistentRepr> read(PersistentRepr stored);

  /**
   * By the event adapters that are configured for a journal plugin. That applies them itself when
   * it writes; when it is read past, somebody else has to.
   *
   * @param plugin the path of its section
   */
  static ReadAdapter of(ActorSystem system, String plugin) {
    return stored -> read(Persistence.lookup().get(system).adaptersFor(plugin), stored);
  }

  private static List<PersistentRepr> read(EventAdapters adapters, PersistentRepr stored) {
    var adapter = adapters.get(stored.payload().getClass());
    var events = adapter.fromJournal(stored.payload(), stored.manifest()).events();
    var read = new ArrayList<PersistentRepr>();
    CollectionConverters.asJava(events).forEach(event -> read.add(stored.withPayload(event)));
    return read;
  }
}
