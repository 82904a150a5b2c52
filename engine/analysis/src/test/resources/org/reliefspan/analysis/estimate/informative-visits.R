# R 4.2.2, nlme 3.1-162, survival 3.5-3: Rscript informative-visits.R
# Writes informative-visits.csv (simulated patients) and informative-visits-golden.csv.
library(nlme)
library(survival)
set.seed(20260901)
n <- 320
horizons <- data.frame(id = c("2w", "6w", "3m", "6m"), centre = c(14, 42, 91, 182),
                       first = c(7, 28, 57, 136), last = c(21, 56, 135, 240))
cap <- 240
events <- list()
subjects <- list()
scores <- list()
for (i in 1:n) {
  level <- rnorm(1, 0, 11)
  baseline <- min(100, max(0, round(48 + level + rnorm(1, 0, 4))))
  effect <- rnorm(1, 14, 9)
  last <- baseline
  end <- cap + 60
  why <- 0
  again <- Inf
  own <- NULL
  for (day in 1:300) {
    level <- level * exp(-1 / 60) + rnorm(1, 0, 11 * sqrt(1 - exp(-2 / 60)))
    truth <- 48 + level - effect * (1 - exp(-day / 20)) * exp(-day / 250)
    if (day > 5) {
      worse <- (last - 38) / 10
      if (runif(1) < 0.0010 * exp(0.4 * worse)) { again <- day; break }
      if (runif(1) < 0.0013 * exp(-0.4 * worse)) { end <- day; why <- 3; break }
      if (runif(1) < 0.0013 * exp(0.3 * worse)) { end <- day; why <- 4; break }
    }
    protocol <- day %in% c(14, 42, 84, 180) && runif(1) < plogis(0.6 - 0.2 * (last - 38) / 10)
    symptom <- runif(1) < 0.012 * exp(0.5 * (last - 38) / 10)
    if (protocol || symptom) {
      last <- min(100, max(0, round(truth + rnorm(1, 0, 5))))
      own <- rbind(own, data.frame(id = i, day = day, value = last, scheduled = as.integer(protocol)))
    }
  }
  until <- min(cap, end, again)
  if (end > cap && again > cap) why <- 0
  if (again <= min(end, cap)) why <- 6
  if (!is.null(own)) {
    own <- own[own$day <= until & (why != 6 | own$day < again), ]
    scores[[i]] <- own
  }
  subjects[[i]] <- data.frame(id = i, baseline = baseline, until = until, why = why, end = min(end, 300),
                              again = again)
}
scores <- do.call(rbind, scores)
subjects <- do.call(rbind, subjects)
rownames(scores) <- NULL
lines <- rbind(
  data.frame(patient = subjects$id, what = "baseline", day = -1, value = subjects$baseline),
  data.frame(patient = subjects$id, what = "end", day = subjects$end, value = subjects$why),
  data.frame(patient = subjects$id[is.finite(subjects$again)], what = "surgery",
             day = subjects$again[is.finite(subjects$again)], value = 0),
  data.frame(patient = scores$id, what = ifelse(scores$scheduled == 1, "scheduled", "score"),
             day = scores$day, value = scores$value))
lines <- lines[order(lines$patient, lines$day), ]
write.csv(lines, "informative-visits.csv", row.names = FALSE, quote = FALSE)

golden <- list()
put <- function(name, value) {
  golden[[length(golden) + 1]] <<- data.frame(name = name, value = formatC(value, digits = 17, format = "g"))
}

# Repeated measures: mean linear between centre days, baseline at each, corExp on days with
# nugget; then again with the variances that the residuals show around each horizon.
bbar <- mean(subjects$baseline)
tents <- t(sapply(scores$day, function(d) {
  x <- rep(0, 4)
  if (d <= 14) x[1] <- 1 else if (d >= 182) x[4] <- 1 else {
    k <- findInterval(d, horizons$centre, left.open = TRUE)
    s <- (d - horizons$centre[k]) / (horizons$centre[k + 1] - horizons$centre[k])
    x[k] <- 1 - s
    x[k + 1] <- s
  }
  x
}))
used <- scores$day >= 7 & scores$day <= 240
b <- subjects$baseline[scores$id] - bbar
frame <- data.frame(value = scores$value, id = scores$id, day = scores$day, tents, tents * b)[used, ]
names(frame)[4:11] <- c(paste0("m", 1:4), paste0("s", 1:4))
tight <- glsControl(tolerance = 1e-13, msTol = 1e-14, msMaxIter = 500, maxIter = 500)
form <- value ~ 0 + m1 + m2 + m3 + m4 + s1 + s2 + s3 + s4
first <- gls(form, frame, method = "REML", control = tight,
             correlation = corExp(c(60, 0.2), form = ~ day | id, nugget = TRUE))
square <- as.vector(frame$value - as.matrix(frame[, 4:11]) %*% coef(first))^2
T4 <- as.matrix(frame[, 4:7])
frame$variance <- as.vector(T4 %*% (colSums(T4 * square) / colSums(T4)))
fit <- gls(form, frame, method = "REML", control = tight, weights = varFixed(~ variance),
           correlation = corExp(c(60, 0.2), form = ~ day | id, nugget = TRUE))
range <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)[1]
nugget <- coef(fit$modelStruct$corStruct, unconstrained = FALSE)[2]
X <- as.matrix(frame[, 4:11])
A <- matrix(0, 8, 8)
scoresBy <- matrix(0, n, 8)
for (i in unique(frame$id)) {
  own <- frame$id == i
  V <- (1 - nugget) * exp(-abs(outer(frame$day[own], frame$day[own], "-")) / range)
  diag(V) <- 1
  V <- V * sqrt(outer(frame$variance[own], frame$variance[own]))
  Vi <- solve(V)
  A <- A + t(X[own, , drop = FALSE]) %*% Vi %*% X[own, , drop = FALSE]
  scoresBy[i, ] <- t(X[own, , drop = FALSE]) %*% Vi %*% (frame$value[own] - X[own, , drop = FALSE] %*% coef(fit))
}
put("mmrm_range", range)
put("mmrm_nugget", nugget)
for (h in 1:4) {
  moved <- scoresBy %*% solve(A)[, h]
  influence <- (1 - coef(fit)[4 + h]) * (subjects$baseline - bbar) / n - moved
  put(paste0("mmrm_gain_", horizons$id[h]), bbar - coef(fit)[h])
  put(paste0("mmrm_se_", horizons$id[h]), sqrt(sum(influence^2) * n / (n - 1)))
}

# Visits: one row from score to score.
sdb <- sqrt(mean((subjects$baseline - bbar)^2))
z <- function(x) (x - bbar) / sdb
rows <- NULL
for (i in 1:n) {
  own <- scores[scores$id == i, ]
  values <- c(subjects$baseline[i], own$value)
  from <- c(0, own$day)
  to <- c(own$day, subjects$until[i])
  kind <- c(ifelse(own$scheduled == 1, 1, 2), 0)
  means <- cumsum(values) / seq_along(values)
  r <- data.frame(id = i, start = from, stop = to, kind = kind, base = z(subjects$baseline[i]),
                  last = z(values), mean = z(means))
  rows <- rbind(rows, r[r$stop > r$start, ])
}
parameters <- list()
influences <- list()
visitWeight <- list()
for (p in 1:2) {
  cox <- coxph(Surv(start, stop, kind == p) ~ base + last + mean, rows, ties = "breslow",
               control = coxph.control(eps = 1e-12, iter.max = 50))
  parameters[[p]] <- coef(cox)
  for (j in 1:3) put(paste0("visit", p, "_", j), coef(cox)[j])
  dfb <- residuals(cox, "dfbeta")
  influences[[p]] <- sapply(1:3, function(j) tapply(dfb[, j], factor(rows$id, 1:n), sum, default = 0))
  local({
    x <- as.matrix(rows[, c("base", "last", "mean")])
    q <- p
    visitWeight[[q]] <<- function(beta) {
      eta <- as.vector(x %*% beta)
      w <- rep(0, nrow(rows))
      for (r in which(rows$kind == q)) {
        at <- rows$start < rows$stop[r] & rows$stop >= rows$stop[r]
        w[r] <- log(mean(exp(eta[at]))) - eta[r]
      }
      w
    }
  })
}

# Leaving: rows by 7 days, pooled logistic by reason on time, and on time and history.
periods <- NULL
for (i in 1:n) {
  own <- scores[scores$id == i, ]
  count <- ceiling(subjects$until[i] / 7)
  for (k in seq_len(count) - 1) {
    known <- own[own$day <= 7 * k, ]
    last <- if (nrow(known) > 0) known$value[nrow(known)] else subjects$baseline[i]
    gain <- (subjects$baseline[i] - last) / sdb
    periods <- rbind(periods, data.frame(id = i, k = k, t = log1p(k), base = z(subjects$baseline[i]),
      better = max(0, gain), worse = max(0, -gain), visits = log1p(nrow(known)),
      why = if (k == count - 1) subjects$why[i] else 0))
  }
}
put("leavers_3", sum(periods$why == 3))
put("leavers_4", sum(periods$why == 4))
put("leavers_6", sum(periods$why == 6))
leavingWeight <- list()
position <- lapply(1:nrow(scores), function(s) {
  own <- which(periods$id == scores$id[s])
  k <- floor((scores$day[s] - 1) / 7)
  list(rows = own[1:(k + 1)], share = c(rep(1, k), (scores$day[s] - 7 * k) / 7))
})
reason <- 0
tight <- glm.control(epsilon = 1e-14, maxit = 100)
for (reason in c(3, 4, 6)) {
  full <- glm((why == reason) ~ t + base + better + worse + visits, binomial, periods, control = tight)
  time <- glm((why == reason) ~ t, binomial, periods, control = tight)
  for (j in 1:6) put(paste0("leaving", reason, "_", j), coef(full)[j])
  for (model in list(list(full, -1), list(time, 1))) {
    at <- length(parameters) + 1
    Xm <- model.matrix(model[[1]])
    parameters[[at]] <- coef(model[[1]])
    res <- Xm * (as.numeric(periods$why == reason) - fitted(model[[1]]))
    byId <- apply(res, 2, function(column) tapply(column, factor(periods$id, 1:n), sum, default = 0))
    influences[[at]] <- byId %*% vcov(model[[1]])
    local({
      Xq <- Xm
      sign <- model[[2]]
      leavingWeight[[at]] <<- function(beta) {
        step <- sign * log1p(-plogis(as.vector(Xq %*% beta)))
        sapply(position, function(p) sum(step[p$rows] * p$share))
      }
    })
  }
}
rowOf <- match(paste(scores$id, scores$day), paste(rows$id, rows$stop))
logWeight <- function(values) {
  w <- rep(0, nrow(scores))
  for (p in 1:2) w <- w + visitWeight[[p]](values[[p]])[rowOf]
  for (q in 3:length(values)) w <- w + leavingWeight[[q]](values[[q]])
  w
}
gain <- subjects$baseline[scores$id] - scores$value
lw <- logWeight(parameters)
for (h in 1:4) {
  inside <- scores$day >= horizons$first[h] & scores$day <= horizons$last[h]
  w <- exp(lw[inside])
  limits <- if (sum(inside) >= 50) quantile(w, c(.002, .998), type = 7) else range(w)
  cut <- w < limits[1] | w > limits[2]
  w <- pmin(limits[2], pmax(limits[1], w))
  m <- sum(w * gain[inside]) / sum(w)
  put(paste0("weighted_gain_", horizons$id[h]), m)
  put(paste0("mean_weight_", horizons$id[h]), mean(w))
  pull <- w * (gain[inside] - m) / sum(w)
  u <- tapply(pull, factor(scores$id[inside], 1:n), sum, default = 0)
  for (q in seq_along(parameters)) for (j in seq_along(parameters[[q]])) {
    step <- 1e-4
    up <- parameters
    up[[q]][j] <- up[[q]][j] + step
    down <- parameters
    down[[q]][j] <- down[[q]][j] - step
    slope <- (logWeight(up)[inside] - logWeight(down)[inside]) / (2 * step)
    u <- u + sum(ifelse(cut, 0, pull * slope)) * influences[[q]][, j]
  }
  seen <- length(unique(scores$id[inside]))
  put(paste0("weighted_se_", horizons$id[h]), sqrt(sum(u^2) * seen / (seen - 1)))
  share <- tapply(w / sum(w), factor(scores$id[inside], 1:n), sum, default = 0)
  error <- sqrt(sum((u / (1 - share))^2) * (seen - 1) / seen)
  put(paste0("weighted_half_width_", horizons$id[h]), qt(.975, 1 / sum(share^2) - 1) * error)
}
write.csv(do.call(rbind, golden), "informative-visits-golden.csv", row.names = FALSE, quote = FALSE)
