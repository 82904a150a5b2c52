package org.reliefspan.simulation.facility;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reliefspan.domain.facility.ArrivalSpec;
import org.reliefspan.domain.facility.Preemption;
import org.reliefspan.domain.facility.StepSpec;
import org.reliefspan.domain.pathway.ActivitySpec;
import org.reliefspan.domain.pathway.AttributeSpec;
import org.reliefspan.domain.pathway.Consequences;
import org.reliefspan.domain.pathway.EventSpec;
import org.reliefspan.domain.pathway.PathwaySpec;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.random.Philox;
import org.reliefspan.simulation.model.Patient;
import org.reliefspan.simulation.model.Program;
import org.reliefspan.simulation.model.Reads;
import org.reliefspan.simulation.model.Source;

/**
 * A step to which all patients come on arrival and to which nobody comes back, while nothing else
 * happens to them: its arrivals are those of the streams. What does not certainly belong to this
 * case is not recognised.
 */
final class FirstStation {
  private final Facility facility;
  private final Step step;
  private final ActivitySpec written;
  private final List<Patient> patients = new ArrayList<>(); // one of each stream
  private final List<Double> rates = new ArrayList<>(); // by stream

  private FirstStation(Facility facility, Step step, ActivitySpec written) {
    this.facility = facility;
    this.step = step;
    this.written = written;
  }

  /** The station of an arm, if it has one. */
  static Optional<FirstStation> of(Arm arm, Facility facility) {
    PathwaySpec model = arm.model();
    if (model.events().size() != 1 || !hasConstantAttributes(model)) {
      return Optional.empty();
    }
    Consequences first = model.events().get(0).consequences();
    if (first.request().size() != 1) {
      return Optional.empty();
    }
    String name = first.request().keySet().iterator().next();
    for (Step step : facility.steps()) {
      Optional<ActivitySpec> written =
          model.activities().stream().filter(each -> each.name().equals(name)).findFirst();
      if (step.activity().name().equals(name) && written.isPresent()) {
        FirstStation station = new FirstStation(facility, step, written.get());
        return station.isReachedOnArrival(model) && station.isPlain() && station.isAtRandom()
            ? Optional.of(station)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Patients of one stream are alike as long as nothing is drawn or set. */
  private static boolean hasConstantAttributes(PathwaySpec model) {
    return model.attributes().stream().allMatch(each -> isConstant(each.start()))
        && consequences(model).stream().allMatch(each -> each.set().isEmpty());
  }

  private static boolean isConstant(AttributeSpec.Start start) {
    return start instanceof AttributeSpec.Fixed
        || (start instanceof AttributeSpec.Brought brought && isConstant(brought.otherwise()));
  }

  private static List<Consequences> consequences(PathwaySpec model) {
    List<Consequences> all = new ArrayList<>();
    model.events().forEach(each -> all.add(each.consequences()));
    model.activities().forEach(each -> all.addAll(each.consequences().values()));
    return all;
  }

  private boolean isReachedOnArrival(PathwaySpec model) {
    EventSpec event = model.events().get(0);
    Consequences first = event.consequences();
    String name = written.name();
    boolean isAtOnce =
        event.after() instanceof EventSpec.At at
            && is(at.time(), 0)
            && event.when().isEmpty()
            && first.go().isEmpty()
            && is(first.request().values().iterator().next(), 1);
    boolean isOnce =
        consequences(model).stream()
                .filter(each -> each.request().containsKey(name) || each.cancel().contains(name))
                .count()
            == 1;
    return isAtOnce && isOnce && startsIn(model, event.in()) && startsIn(model, written.in());
  }

  private static boolean startsIn(PathwaySpec model, List<String> states) {
    return model.start().size() == 1
        && (states.isEmpty() || states.containsAll(model.start().keySet()));
  }

  /** Whether patients come, wait in turn and are treated once. */
  private boolean isPlain() {
    return step.activity().isOffered()
        && is(written.window().earliest(), 0)
        && isFixed(written.window().target(), 0)
        && is(written.window().latest(), Double.POSITIVE_INFINITY)
        && is(written.noShow().probability(), 0)
        && step.activity().lateCancel().isNever()
        && written.course().isEmpty()
        && is(written.waiting().balk(), 0)
        && isFixed(written.priority())
        && step.order() == StepSpec.Order.FIRST_COME
        && step.preemption() == Preemption.NONE
        && !step.mayBreakOff()
        && !step.blocks();
  }

  /** Whether arrivals are at random at one rate for ever; remembers it. */
  private boolean isAtRandom() {
    Program program = facility.program();
    List<ArrivalSpec> streams = facility.spec().arrivals();
    for (int i = 0; i < streams.size(); i++) {
      if (!(streams.get(i).when() instanceof ArrivalSpec.Poisson poisson)
          || !poisson.pattern().isEmpty()
          || poisson.growth() != 0
          || streams.get(i).number().isPresent()) {
        return false;
      }
      rates.add(program.number(poisson.rate()));
      Patient patient = program.newPatient();
      patient.bring(facility.brought(i, 0));
      Philox luck = program.luck(0, 0);
      program.begin(patient, luck, 0);
      patients.add(patient);
    }
    return rate() > 0;
  }

  private Source source(Written expression) {
    return facility
        .program()
        .source(new AttributeSpec.Fixed(expression), written.name(), written.name());
  }

  private boolean isFixed(Written expression) {
    return source(expression).reads() == Reads.NOTHING;
  }

  private boolean is(Written expression, double number) {
    Source source = source(expression);
    return source.reads() == Reads.NOTHING
        && source.value(facility.program().newPatient(), 0) == number;
  }

  private boolean isFixed(AttributeSpec.Start start, double number) {
    return start instanceof AttributeSpec.Fixed fixed && is(fixed.value(), number);
  }

  Step step() {
    return step;
  }

  /** Arrivals per unit of time. */
  double rate() {
    return rates.stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The law of sessions of all streams together. */
  Optional<ServiceLaw> service() {
    return mixture(written.duration());
  }

  /** The law of patience; empty if nobody loses it or it is of another kind. */
  Optional<ServiceLaw> patience() {
    return mixture(written.waiting().patience()).filter(each -> Double.isFinite(each.mean()));
  }

  /** Whether everybody waits for as long as it takes. */
  boolean isPatient() {
    return isFixed(written.waiting().patience(), Double.POSITIVE_INFINITY);
  }

  /** Waiting places; empty if their number changes. */
  Optional<Double> places() {
    Source source = source(written.waiting().places());
    return source.reads() == Reads.NOTHING
        ? Optional.of(source.value(facility.program().newPatient(), 0))
        : Optional.empty();
  }

  /** The law of all streams together; exponential only if it is the same in all. */
  private Optional<ServiceLaw> mixture(AttributeSpec.Start start) {
    double mean = 0;
    double square = 0;
    boolean isExponential = true;
    double first = Double.NaN;
    for (int i = 0; i < patients.size(); i++) {
      Patient patient = patients.get(i);
      Optional<ServiceLaw> law = ServiceLaw.of(start, each -> number(each, patient));
      if (law.isEmpty() || !(law.get().mean() >= 0) || !(law.get().square() >= 0)) {
        return Optional.empty(); // not a number: it reads what changes
      }
      first = i == 0 ? law.get().mean() : first;
      isExponential &= law.get().isExponential() && law.get().mean() == first;
      mean += law.get().mean() * rates.get(i);
      square += law.get().square() * rates.get(i);
    }
    return Optional.of(new ServiceLaw(isExponential, mean / rate(), square / rate()));
  }

  /** An expression of attributes, which stay as they are; NaN if it reads more. */
  private double number(Written expression, Patient patient) {
    Source source = source(expression);
    return Reads.readsAttributesOnly(source.reads()) ? source.value(patient, 0) : Double.NaN;
  }
}
