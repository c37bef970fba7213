package io.evenkeel.core.entity;

import io.evenkeel.core.json.JsonText;

/**
 * One event as the journal holds it.
 *
 * @param type its name in the {@link io.evenkeel.core.EntityType}; never changes once stored
 * @param data its payload
 */
public record StoredEvent(String type, JsonText data) {}
