package org.reliefspan.simulation.model;

import org.reliefspan.domain.pathway.Law;
import org.reliefspan.domain.pathway.Written;
import org.reliefspan.numerics.math.DetMath;

/** The parameters of a law as nodes, brought to the set that formulas use. */
final class LawParts {
  private final Names names;
  private final Law law;

  LawParts(Names names, Law law) {
    this.names = names;
    this.law = law;
  }

  Node named(String parameter) {
    Written written = law.parameters().get(parameter);
    if (written == null) {
      throw SimulationException.at(
          law.place(),
          "The law %s needs the parameter %s.".formatted(law.family().id(), parameter));
    }
    return names.node(written);
  }

  boolean has(String parameter) {
    return law.parameters().containsKey(parameter);
  }

  Node rate() {
    return has("mean") ? quotient(Node.of(1), named("mean")) : named("rate");
  }

  /** Log mean and log standard deviation. */
  Node[] logNormal() {
    if (has("log_mean")) {
      return new Node[] {named("log_mean"), named("log_sd")};
    }
    Node mean = named("mean");
    Node ratio = quotient(named("sd"), mean);
    Node variance =
        of(Function.one(DetMath::log, of(Operation.of("+", Node.of(1), product(ratio, ratio)))));
    Node logMean =
        Operation.of("-", Function.one(DetMath::log, mean), product(Node.of(0.5), variance));
    return new Node[] {logMean.folded(), Function.one(Math::sqrt, variance).folded()};
  }

  /** Shape and scale. */
  Node[] gamma() {
    if (has("shape")) {
      Node scale = has("rate") ? quotient(Node.of(1), named("rate")) : named("scale");
      return new Node[] {named("shape"), scale};
    }
    Node mean = named("mean");
    Node sd = named("sd");
    Node variance = product(sd, sd);
    return new Node[] {
      quotient(product(mean, mean), variance), quotient(variance, mean),
    };
  }

  /** Both parameters of a beta. */
  Node[] beta() {
    if (has("a")) {
      return new Node[] {named("a"), named("b")};
    }
    Node mean = named("mean");
    Node sd = named("sd");
    Node rest = of(Operation.of("-", Node.of(1), mean));
    Node size = of(Operation.of("-", quotient(product(mean, rest), product(sd, sd)), Node.of(1)));
    return new Node[] {product(mean, size), product(rest, size)};
  }

  private static Node quotient(Node left, Node right) {
    return of(Operation.of("/", left, right));
  }

  private static Node product(Node left, Node right) {
    return of(Operation.of("*", left, right));
  }

  private static Node of(Node node) {
    return node.folded();
  }

  /** The law of a clock. */
  ClockLaw clock(String event) {
    return switch (law.family()) {
      case EXPONENTIAL -> new ClockLaw.Exponential(event, rate());
      case WEIBULL -> new ClockLaw.Weibull(event, named("shape"), named("scale"));
      case LOG_LOGISTIC -> new ClockLaw.LogLogistic(event, named("shape"), named("scale"));
      case LOG_NORMAL -> new ClockLaw.LogNormal(event, logNormal());
      case GAMMA -> new ClockLaw.Gamma(event, gamma());
      case GOMPERTZ -> new ClockLaw.Gompertz(event, named("shape"), named("rate"));
      case GENERALISED_GAMMA ->
          new ClockLaw.GeneralisedGamma(event, named("mu"), named("sigma"), named("q"));
      case UNIFORM -> new ClockLaw.Uniform(event, named("from"), named("to"));
      case FIXED, NORMAL, BETA, BERNOULLI ->
          throw SimulationException.at(
              law.place(),
              "The law %s is not a law of times. Maybe use weibull or log_normal for the event %s."
                  .formatted(law.family().id(), event));
    };
  }

  /** The quantile function with parameters as they are for a patient. */
  Draw draw(String what) {
    return switch (law.family()) {
      case FIXED -> new Draw(Draw.Form.FIXED, what, named("value"));
      case EXPONENTIAL -> new Draw(Draw.Form.EXPONENTIAL, what, rate());
      case WEIBULL -> new Draw(Draw.Form.WEIBULL, what, named("shape"), named("scale"));
      case LOG_NORMAL -> new Draw(Draw.Form.LOG_NORMAL, what, logNormal());
      case LOG_LOGISTIC -> new Draw(Draw.Form.LOG_LOGISTIC, what, named("shape"), named("scale"));
      case GAMMA -> new Draw(Draw.Form.GAMMA, what, gamma());
      case GOMPERTZ -> new Draw(Draw.Form.GOMPERTZ, what, named("shape"), named("rate"));
      case GENERALISED_GAMMA ->
          new Draw(Draw.Form.GENERALISED_GAMMA, what, named("mu"), named("sigma"), named("q"));
      case NORMAL -> new Draw(Draw.Form.NORMAL, what, named("mean"), named("sd"));
      case UNIFORM -> new Draw(Draw.Form.UNIFORM, what, named("from"), named("to"));
      case BETA -> new Draw(Draw.Form.BETA, what, beta());
      case BERNOULLI -> new Draw(Draw.Form.BERNOULLI, what, named("probability"));
    };
  }
}
