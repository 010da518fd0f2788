using System.Globalization;
using Inclusion.Platform.Messaging;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Accounts;

/// <summary>What a message with a mailed link says.</summary>
/// <param name="Path">The page that the link opens.</param>
/// <param name="Subject">The mail's subject.</param>
/// <param name="Why">What the link is for.</param>
/// <param name="IfNotYou">What to do when one did not expect it.</param>
public sealed record LinkWords(string Path, string Subject, string Why, string IfNotYou);

/// <summary>Writes a professional's messages when they are sent. Null when there is nothing to say any more: the person left, or the link opens nothing.</summary>
public sealed class AccountLetters(OperationAccess access, ITownDirectory town, ILetterheads letterheads, AccountLinks links, PublicAddress address, IClock clock)
{
    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");

    public async Task<RenderedMessage?> WithLinkAsync(Guid link, LinkWords words, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var open = await access.Db.Links.AsNoTracking().SingleOrDefaultAsync(each => each.Id == link && each.UsedAt == null && each.ExpiresAt > now, stop);
        if (open is null) return null;

        var letterhead = await letterheads.ReadAsync(stop);
        var until = open.ExpiresAt.InZone(letterhead.Zone).ToString("dddd d MMMM yyyy 'à' H 'h' mm", French);
        return await WriteAsync(open.AccountId, words.Subject, $"""
            {words.Why}

            {address.Of($"{words.Path}?token={links.Token(open.Id)}")}

            Ce lien sert une seule fois, jusqu’au {until}.
            {words.IfNotYou}
            """, stop);
    }

    public Task<RenderedMessage?> NoticeAsync(Guid account, string subject, string what, CancellationToken stop) => WriteAsync(account, subject, $"""
        {what}

        Si ce n’est pas vous, choisissez tout de suite un autre mot de passe et prévenez un administrateur :
        {address.Of("/account/forgotten")}
        """, stop);

    private async Task<RenderedMessage?> WriteAsync(Guid id, string subject, string body, CancellationToken stop)
    {
        var account = await access.Db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id && each.DepartedAt == null, stop);
        if (account?.UserName is not { } email) return null;
        if (await town.FindStaffAsync(account.TerritoryId, account.ProfessionalId, stop) is not { } staff) return null;

        var text = $"""
            Bonjour {staff.GivenName},

            {body}

            {staff.TownName}
            """;
        return new RenderedMessage.Email(email, subject, text) { ToName = staff.Name };
    }
}
