/**
 * What a host is answered: which actions of its plan are approved, and until when that holds. How reports are stored before is
 * in {@code write}, how answers are sent in {@code endpoint}, and how they are held back in {@code held}.
 *
 * <p>ApprovalSnapshot and the actions of a plan → PlanAnswer, with its AnswerValidity.
 */
package io.masif.master.answer;
