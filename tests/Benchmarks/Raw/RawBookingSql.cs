namespace Inclusion.Benchmarks.Raw;

/// <summary>The statements that the product sends for one booking, in its order.</summary>
internal static class RawBookingSql
{
    public const string Claim = """
        select pg_try_advisory_xact_lock($1), body, noun, subject
        from (select 1) one left join idempotency_record on territory_id = $2 and caller_id = $3 and key = $4
        """;

    public const string Resident = "select exists (select 1 from resident where territory_id = $1 and id = $2 and merged_into_id is null)";

    public const string Zone = "select time_zone from territory where territory_id = $1";

    public const string Reason = """
        select territory_id, id, archived_at, accepts_voucher, buffer_after_minutes, cancel_notice_minutes, colour, duration_minutes, is_discreet, is_group, mediators_needed,
          mode, move_notice_minutes, name, needs_mandate, notice_max_days, notice_min_minutes, reminder_hours, step_minutes, text_after, text_before, theme, who_books
        from reason where territory_id = $1 and id = $2 limit 2
        """;

    public const string Place = "select exists (select 1 from place where territory_id = $1 and id = $2 and archived_at is null)";

    public const string Mediators = """
        select p.professional_id, p.structure_id from professional_structure p
        where p.territory_id = $1 and p.professional_id = any ($2) and exists (
          select 1 from professional m where m.territory_id = $3 and m.id = p.professional_id and m.departed_at is null and 'MEDIATOR' = any (m.roles))
        """;

    public const string Queue = "select pg_advisory_xact_lock(hashtextextended($1, 0))";

    public const string ClearHolds = "delete from mediator_time where territory_id = $1 and mediator_id = any($2) and expires_at <= $3";

    public const string IsOpen = """
        select count(*) = cardinality($2) from unnest($2) asked(mediator_id)
        where exists (
            select 1 from opening_occurrence o join opening_reason r on r.territory_id = o.territory_id and r.opening_id = o.opening_id
            where o.territory_id = $1 and o.mediator_id = asked.mediator_id and r.reason_id = $3 and o.place_id is not distinct from $4
              and o.starts_at <= $5 and o.starts_at >= $5 - interval '25 hours' and o.ends_at >= $6)
          and not exists (
            select 1 from absence_occurrence a
            where a.territory_id = $1 and a.mediator_id = asked.mediator_id and a.starts_at < $6 and a.ends_at > $5)
        """;

    public const string Follow = """
        insert into resident_structure (territory_id, resident_id, structure_id, since, because) values ($1, $2, $3, $4, $5) on conflict do nothing
        """;

    public const string Appointment = """
        insert into appointment (id, territory_id, booked_at, booked_by_structure_id, cancelled_because, ends_at, is_late_cancellation, kind, place_id, prescriber_id,
          prescriber_reference, reason_id, resident_id, sequence, starts_at, state, state_before, state_changed_at, structure_id)
        values ($1, $2, $3, $4, null, $5, false, 'IN_OPENING', $6, null, null, $7, $8, 0, $9, 'PLANNED', null, $10, $11)
        """;

    public const string Mediator = "insert into appointment_mediator (appointment_id, mediator_id, territory_id) values ($1, $2, $3)";

    public const string Time = """
        insert into mediator_time (id, territory_id, blocking, ends_at, expires_at, kind, mediator_id, starts_at, subject_id)
        values ($1, $2, true, $3, null, 'APPOINTMENT', $4, $5, $6)
        """;

    public const string Order = """
        insert into outbox (id, territory_id, kind, subject_noun, subject_id, recipient_noun, recipient_id, template_version, sequence, queued_at, not_before, due_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)
        """;

    public const string Withdraw = "delete from outbox where territory_id = $1 and kind = $2 and subject_noun = $3 and subject_id = $4";

    public const string Reminder = "select reminder_hours from reason where territory_id = $1 and id = $2 limit 2";

    public const string Link = """
        insert into resident_link (territory_id, id, purpose, subject_id, token_hash, made_at, expires_at, used_at) values ($1, $2, 'APPOINTMENT', $3, $4, $5, $6, null)
        """;

    public const string Keep = """
        insert into idempotency_record (kept_at, territory_id, caller_id, key, use_case, body, noun, subject) values ($1, $2, $3, $4, $5, $6, $7, $8)
        """;

    public const string Journal = """
        insert into journal_act (territory_id, id, happened_at, operation, actor_kind, actor_id, structure_id, origin, subject_ids, subject_nouns)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;
}
