# Writes reference.csv: R 4.2.2, survival 3.5-3, cmprsk 2.2-11. Rscript reference.R > reference.csv
# The sixty rows are made by whole-number arithmetic, the same in SixtyRows.java.
suppressMessages({library(survival); library(cmprsk)})
i <- 0:59
time <- ((i * 37) %% 61 %/% 3 + 1) / 2
status <- (i * 7 + i %/% 5) %% 3
group <- (i %% 3 + (time > 5) * (i %% 2)) %% 3
stratum <- (i %/% 7) %% 2
entry <- pmax(0, time - (1 + (i * 11) %% 7) * 0.75)
weight <- 1 + (i %% 4) / 2
cluster <- i %/% 2
event <- as.integer(status > 0)
cause <- factor(status, 0:2)
at <- c(1, 2.5, 4, 6, 8, 10)
put <- function(name, values) {
  values <- as.vector(values)
  cat(sprintf("%s,%d,%s\n", name, seq_along(values) - 1L,
              ifelse(is.na(values), "", trimws(formatC(values, digits = 17, format = "g")))), sep = "")
}
cat("name,index,value\n")
km <- function(name, fit) {
  s <- summary(fit, times = at, extend = TRUE)
  put(paste0(name, ".surv"), s$surv)
  put(paste0(name, ".se"), s$std.err)
  put(paste0(name, ".chaz"), s$cumhaz)
  put(paste0(name, ".sechaz"), s$std.chaz)
  m <- summary(fit, rmean = 7)$table
  put(paste0(name, ".rmean"), m[c("rmean", "se(rmean)")])
}
truncated <- Surv(entry, time, event)
km("plain", survfit(Surv(time, event) ~ 1))
km("weighted", survfit(Surv(time, event) ~ 1, weights = weight, robust = FALSE))
km("truncated", survfit(truncated ~ 1))
km("robust", survfit(Surv(time, event) ~ 1, robust = TRUE))
km("clustered", survfit(Surv(time, event) ~ 1, cluster = cluster))
km("weightedRobust", survfit(truncated ~ 1, weights = weight, cluster = cluster))
for (type in c("plain", "log", "log-log", "logit", "arcsin")) {
  fit <- survfit(truncated ~ 1, conf.type = type)
  s <- summary(fit, times = at)
  put(paste0("lower.", type), s$lower)
  put(paste0("upper.", type), s$upper)
  fit <- survfit(Surv(time, event) ~ 1, conf.type = type)
  q <- quantile(fit, c(0.25, 0.5, 0.75))
  put(paste0("quantile.", type), c(q$quantile, q$lower, q$upper))
}
aj <- function(name, fit) {
  s <- summary(fit, times = at, extend = TRUE)
  put(paste0(name, ".one"), s$pstate[, 2])
  put(paste0(name, ".two"), s$pstate[, 3])
  put(paste0(name, ".seone"), s$std.err[, 2])
  put(paste0(name, ".setwo"), s$std.err[, 3])
  m <- summary(fit, rmean = 7)$table
  put(paste0(name, ".lost"), m[2:3, "rmean"])
}
aj("aj", survfit(Surv(time, cause) ~ 1))
aj("ajTruncated", survfit(Surv(entry, time, cause) ~ 1, id = i, weights = weight))
# survfit of this version leaves cluster out of account with several causes: central differences
incidence <- function(w) {
  S <- 1; I <- 0; out <- c()
  u <- sort(unique(time))
  for (t in u) {
    n <- sum(w[time >= t])
    I <- I + S * sum(w[time == t & status == 1]) / n
    S <- S * (1 - sum(w[time == t & event == 1]) / n)
    out <- c(out, I)
  }
  approx(u, out, at, method = "constant", rule = 2)$y
}
U <- sapply(0:29, function(k) {
  up <- weight; up[cluster == k] <- weight[cluster == k] * (1 + 1e-4)
  down <- weight; down[cluster == k] <- weight[cluster == k] * (1 - 1e-4)
  (incidence(up) - incidence(down)) / 2e-4
})
put("ajClustered.seone", sqrt(rowSums(U^2)))
# the infinitesimal jackknife of the time lost before 7, by central differences
lost <- function(w, k) {
  u <- sort(unique(time[time <= 7 & event == 1]))
  S <- 1; L <- 0
  for (t in u) {
    n <- sum(w[entry < t & time >= t])
    L <- L + S * sum(w[time == t & status == k]) / n * (7 - t)
    S <- S * (1 - sum(w[time == t & event == 1]) / n)
  }
  L
}
put("ajTruncated.selost", sapply(1:2, function(k) {
  U <- sapply(seq_along(i), function(j) {
    up <- weight; up[j] <- weight[j] + 1e-4
    down <- weight; down[j] <- weight[j] - 1e-4
    weight[j] * (lost(up, k) - lost(down, k)) / 2e-4
  })
  sqrt(sum(U^2))
}))
for (type in c("plain", "log", "log-log", "logit")) {
  fit <- survfit(Surv(time, cause) ~ 1, conf.type = type)
  row <- findInterval(at, fit$time)
  put(paste0("ajlower.", type), fit$lower[row, 2])
  put(paste0("ajupper.", type), fit$upper[row, 2])
}
test <- function(name, fit) {
  put(paste0(name, ".obs"), if (is.matrix(fit$obs)) rowSums(fit$obs) else fit$obs)
  put(paste0(name, ".exp"), if (is.matrix(fit$exp)) rowSums(fit$exp) else fit$exp)
  put(paste0(name, ".var"), fit$var)
  put(paste0(name, ".chisq"), fit$chisq)
}
test("logrank", survdiff(Surv(time, event) ~ group))
test("rho1", survdiff(Surv(time, event) ~ group, rho = 1))
test("rhoHalf", survdiff(Surv(time, event) ~ group, rho = 0.5))
test("stratified", survdiff(Surv(time, event) ~ group + strata(stratum)))
test("stratifiedRho", survdiff(Surv(time, event) ~ group + strata(stratum), rho = 1))
# no ties: the score test of coxph is the log-rank test, also with late entry
untied <- rank(time, ties.method = "first")
put("lateLogrank", summary(coxph(Surv(pmax(0, untied - 1 - (i * 11) %% 23), untied, event) ~ factor(group)))$sctest[1])
for (rho in c(0, 1)) {
  put(paste0("gray.", rho), cuminc(time, status, group, rho = rho)$Tests[, 1])
  put(paste0("grayStratified.", rho), cuminc(time, status, group, strata = stratum, rho = rho)$Tests[, 1])
}
put("pseudo.surv", pseudo(survfit(Surv(time, event) ~ 1), times = c(2.5, 6)))
put("pseudo.rmst", pseudo(survfit(Surv(time, event) ~ 1), times = 7, type = "rmst"))
put("pseudo.one", pseudo(survfit(Surv(time, cause) ~ 1), times = 6)[, 2])
put("rtt.final", rttright(Surv(time, event) ~ 1))
put("rtt.six", rttright(Surv(time, event) ~ 1, times = 6))
put("rtt.stratum", rttright(Surv(time, event) ~ stratum))
# recurrent events: thirty patients with two rows each, the second from the end of the first
first <- i %% 2 == 0
half <- time[i %/% 2 * 2 + 1]
start <- ifelse(first, 0, half)
stop <- ifelse(first, half, half + time)
id <- i %/% 2
recurrent <- as.integer((i * 5 + i %/% 3) %% 4 != 0)
mcf <- survfit(Surv(start, stop, recurrent) ~ 1, id = id, cluster = id)
s <- summary(mcf, times = at)
put("mcf.count", s$cumhaz)
put("mcf.se", s$std.chaz)
# with a terminal event that ends each odd row of a patient divisible by three: its jackknife
died <- !first & id %% 3 == 0
stopped <- ifelse(died, 2, recurrent)
ghoshLin <- function(w) {
  u <- sort(unique(stop))
  S <- 1; M <- 0; out <- c()
  for (t in u) {
    n <- sum(w[start < t & stop >= t])
    if (n > 0) {
      M <- M + S * sum(w[stop == t & stopped == 1]) / n
      S <- S * (1 - sum(w[stop == t & stopped == 2]) / n)
    }
    out <- c(out, M)
  }
  approx(c(0, u), c(0, out), at, method = "constant", rule = 2)$y
}
put("ghoshLin.count", ghoshLin(rep(1, 60)))
h <- 1e-4
U <- sapply(0:29, function(k) {
  up <- rep(1, 60); up[id == k] <- 1 + h
  down <- rep(1, 60); down[id == k] <- 1 - h
  (ghoshLin(up) - ghoshLin(down)) / (2 * h)
})
put("ghoshLin.se", sqrt(rowSums(U^2)))
# Clusters of the competing incidences: R's influence of each row, added up by cluster.
influenced <- survfit(Surv(time, cause) ~ 1, id = i, influence = TRUE)
clusteredSe <- function(state) {
  rows <- influenced$influence.pstate[, findInterval(at, influenced$time) + 1, state]
  sqrt(colSums(rowsum(rows, cluster)^2))
}
put("ajInfluence.seone", clusteredSe(2))
put("ajInfluence.setwo", clusteredSe(3))
