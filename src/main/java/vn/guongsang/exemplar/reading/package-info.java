/** Lists, counts and queues of exemplars, read with plain SQL under the same rule as the policy. */
@org.jspecify.annotations.NullMarked
package vn.guongsang.exemplar.reading;
