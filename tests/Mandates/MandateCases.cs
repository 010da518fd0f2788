using System.Text.Json;
using Inclusion.Platform.Access;
using Inclusion.Tests.Examples;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform.Graph;
using Npgsql;

namespace Inclusion.Tests.Mandates;

/// <summary>What the tests of mandates do again and again, by the contract.</summary>
internal static class MandateCases
{
    public static readonly string[] Justice = ["JUSTICE"];

    extension(GrcHouse house)
    {
        /// <summary>A mandate's draft; its payload.</summary>
        public Task<JsonElement> DraftAsync(string resident = "marie", string[]? themes = null, int termDays = 31, string protection = "NONE", string? guardianName = null, Actor? by = null) =>
            house.AskAsync(by ?? house.Mediator, "draftMandate", new { residentId = house.Global($"resident.{resident}"), themes = themes ?? Justice, termDays, protection, guardianName }, "mandate { id text textSha256 state }");

        public Task<JsonElement> GrantAsync(string id, string sha256, string? signature = null, Actor? by = null) =>
            house.AskAsync(by ?? house.Mediator, "grantMandate", new { mandateId = id, textSha256 = sha256, signature = signature ?? MandatesCast.Strokes }, "mandate { id state grantedAt endsAt signature }");

        /// <summary>A mandate signed now; its id as the contract shows it.</summary>
        public async Task<string> SignedAsync(string resident = "marie", string[]? themes = null, int termDays = 31)
        {
            var draft = (await house.DraftAsync(resident, themes, termDays)).GetProperty("mandate");
            var granted = await house.GrantAsync(draft.Text("id") ?? "", draft.Text("textSha256") ?? "");
            granted.GetProperty("errors").GetArrayLength().ShouldBeNone(granted);
            return draft.Text("id") ?? "";
        }

        public Task<JsonElement> WithdrawAsync(string id, params string[] themes) =>
            house.AskAsync(house.Mediator, "withdrawMandate", new { mandateId = id, because = "RESIDENT_ASKED", themes }, "mandate { state themes withdrawnThemes withdrawnAt withdrawnBecause }");

        /// <summary>Does something on the resident's behalf now; the refusal's name, or null.</summary>
        public async Task<string?> ActAsync(string theme = "JUSTICE", string resident = "marie", Actor? by = null) =>
            (await house.AskAsync(by ?? house.Mediator, "recordProcedure", new { residentId = house.Global($"resident.{resident}"), theme, mode = "I_DO", title = "Acte", outcome = "COMPLETED" }, "assistedProcedure { id }")).Error();

        /// <summary>What the database itself says to a statement in a transaction of the town, as the application: the constraint that objects, or null. Nothing of it stays.</summary>
        public async Task<string?> TryAsync(string sql)
        {
            await using var connection = await house.Program.Database.ApplicationSource().OpenConnectionAsync(TestContext.Current.CancellationToken);
            await using var transaction = await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand($"select set_config('inclusion.territory', '{house.Town.Id.Value}', true); {sql}", connection, transaction);
            try
            {
                await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
                return null;
            }
            catch (PostgresException refused)
            {
                return refused.ConstraintName;
            }
        }
    }
}
