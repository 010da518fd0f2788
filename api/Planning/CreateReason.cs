using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;

namespace Inclusion.Planning;

/// <summary>What a new reason is.</summary>
public sealed record CreateReasonInput : ReasonTerms;

/// <summary>Creates a reason for appointments (« motif »), such as « Aide aux démarches ».</summary>
[Allows(Role.Administrator, Role.Coordinator)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(ReasonNameTaken))]
public static class CreateReasonMutation
{
    public static async Task<Outcome<ReasonType>> CreateReasonAsync(CreateReasonInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        var created = Reason.Create(actor.Territory, input);
        if (created.IsRefused) return created.Then(reason => new ReasonType(reason));

        db.Add(created.Value);
        return await db.SaveAsync(new ReasonType(created.Value), ReasonConflicts.Of(input.Name), stop);
    }
}

/// <summary>What the database objects to in a reason.</summary>
internal static class ReasonConflicts
{
    public static Conflicts Of(string name) => new()
    {
        ["reason_name_once"] = () => new ReasonNameTaken($"Un motif s'appelle déjà « {name.Trim()} ». Choisissez un autre nom.", "name"),
    };
}
