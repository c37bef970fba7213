package io.evenkeel.core.runtime.service;

import akka.actor.typed.ActorRef;

/** Who starts and stops instances on this node. */
public record InstanceHosting(ActorRef<InstanceHost.Command> host) {}
