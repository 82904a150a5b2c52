package org.reliefspan.simulation.run;

import java.util.Optional;
import java.util.stream.Stream;
import org.reliefspan.simulation.model.Activity;
import org.reliefspan.simulation.model.Clock;
import org.reliefspan.simulation.model.Node;
import org.reliefspan.simulation.model.Outcome;
import org.reliefspan.simulation.model.Reads;

/**
 * What a {@link PlainRun} needs of a program in which nothing is looked at twice: clocks ring at
 * times that stand in the file, nothing fades or changes, expressions read attributes alone, and
 * the only luck is where patients begin and how long sessions last. Immutable.
 */
final class PlainPlan {
  private static final long NEVER = RunningClock.NEVER;

  final EventPlan plan;
  final boolean isGaining; // anything
  final boolean isGainingByTime;
  final boolean isAlike; // whether patients differ by their luck alone
  final long[] rings; // by clock: its only tick
  final long[] earliest; // by activity: ticks from the request
  final long[] target;
  final long[] latest;

  private PlainPlan(EventPlan plan) {
    this.plan = plan;
    this.isGaining = plan.gains();
    this.isGainingByTime = plan.gainsByTime();
    this.isAlike =
        !isGaining
            && plan.program.attributes().isEmpty()
            && !Double.isNaN(plan.program.beginning().state().constant());
    this.rings = plan.program.clocks().stream().mapToLong(this::ring).toArray();
    this.earliest = windows().map(Activity.Window::earliest).mapToLong(this::ticks).toArray();
    this.target = windows().mapToLong(each -> ticks(each.target().constant())).toArray();
    this.latest = windows().map(Activity.Window::latest).mapToLong(this::ticks).toArray();
  }

  /** The plan of a program if it is plain. */
  static Optional<PlainPlan> of(EventPlan plan) {
    boolean isPlain =
        plan.effects.length == 0
            && plan.program.clocks().stream().allMatch(PlainPlan::ringsAtItsTime)
            && plan.program.outcomes().stream().allMatch(PlainPlan::addsTheSame)
            && Stream.of(plan.activities).allMatch(PlainPlan::isOneSession)
            && Stream.of(plan.ofClocks).allMatch(PlainPlan::isKnown)
            && Stream.of(plan.ofActivities).flatMap(Stream::of).allMatch(PlainPlan::isKnown);
    return isPlain ? Optional.of(new PlainPlan(plan)) : Optional.empty();
  }

  private static boolean ringsAtItsTime(Clock clock) {
    return clock.timing() instanceof Clock.AtTime at
        && at.time().isConstant()
        && !Double.isNaN(at.time().constant())
        && isAlways(clock.when(), 1)
        && clock.hazardRatio().isConstant();
  }

  private static boolean addsTheSame(Outcome outcome) {
    return outcome.perTime().stream().allMatch(PlainPlan::readsAttributes);
  }

  /** Everybody comes to it, once, in a window that is the same for all. */
  private static boolean isOneSession(Activity activity) {
    return isAlways(activity.number(), 1)
        && !activity.isCourse()
        && isAlways(activity.noShow(), 0)
        && activity.lateCancel().isNever()
        && isAlways(activity.window().earliest())
        && activity.window().target().constant() >= 0
        && isAlways(activity.window().latest())
        && Reads.readsAttributesOnly(activity.duration().reads())
        && readsAttributes(activity.priority())
        && readsAttributes(activity.waiting().balk())
        && readsAttributes(activity.waiting().places())
        && Reads.readsAttributesOnly(activity.waiting().patience().reads());
  }

  /** What it brings is known before anything happens. */
  private static boolean isKnown(Bringing what) {
    return what.goesTo != Bringing.BY_CHANCE
        && what.slots.length == 0
        && Stream.of(what.gains).allMatch(PlainPlan::readsAttributes)
        && Stream.of(what.conditions).allMatch(PlainPlan::readsAttributes);
  }

  private static boolean readsAttributes(Node node) {
    return Reads.readsAttributesOnly(node.reads());
  }

  private static boolean isAlways(Node node) {
    return node.isConstant() && node.constant() >= 0;
  }

  private static boolean isAlways(Node node, double value) {
    return node.isConstant() && node.constant() == value;
  }

  private long ring(Clock clock) {
    double ticks = Math.rint(((Clock.AtTime) clock.timing()).time().constant() * plan.ticksPerUnit);
    return ticks <= plan.horizon ? (long) ticks : NEVER;
  }

  private Stream<Activity.Window> windows() {
    return Stream.of(plan.activities).map(Activity::window);
  }

  private long ticks(Node time) {
    return ticks(time.constant());
  }

  private long ticks(double time) {
    double ticks = Math.rint(time * plan.ticksPerUnit);
    return ticks <= plan.horizon ? (long) ticks : NEVER;
  }

  /** A time after a tick, {@link RunningClock#NEVER} beyond the horizon. */
  long after(long now, long ticks) {
    return ticks <= plan.horizon - now ? now + ticks : NEVER;
  }
}
