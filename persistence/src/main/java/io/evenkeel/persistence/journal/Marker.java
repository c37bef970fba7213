package io.evenkeel.persistence.journal;

/**
 * The payload of a row that changes nothing: it pins what it follows, so that no late row can take
 * its place. Never shown to an entity.
 */
enum Marker {
  PIN
}
