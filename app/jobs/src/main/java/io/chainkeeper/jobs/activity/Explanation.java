package io.chainkeeper.jobs.activity;

/// What a failure's code means, in words.
///
/// @param code   such as `CK-0101`
/// @param title  what happened, without the facts of a single case
/// @param cause  why that happens
/// @param did    what the program did about it
/// @param advice what a person can do
public record Explanation(String code, String title, String cause, String did, String advice) {}
