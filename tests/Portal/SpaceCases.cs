using System.Net;
using Inclusion.Platform.Graph;
using Inclusion.Portal;
using Inclusion.Tests.Grc;
using Inclusion.Tests.Platform.Access;
using Shouldly;
using static Inclusion.Tests.Portal.PortalCases;

namespace Inclusion.Tests.Portal;

/// <summary>What the tests of residents' spaces do again and again.</summary>
internal static class SpaceCases
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    extension(GrcHouse house)
    {
        /// <summary>The address of the space, once inside.</summary>
        public string Space => $"/espace/{house.Global("territory.key")}";

        /// <summary>The digits of the last code that was sent.</summary>
        public async Task<string> CodeAsync()
        {
            var id = await house.ReadAsync<Guid>("select id from space_code order by made_at desc, id desc limit 1");
            var said = TextOf(await house.MessageAsync<SpaceCodeMessage>(new GlobalId("SpaceCode", id).ToString()));
            return new string([.. said.Split("otre code est ", StringSplitOptions.None)[1].Take(6)]);
        }

        /// <summary>Has a code sent and comes in with it.</summary>
        public async Task EnterAsync(Browser browser, string door)
        {
            (await browser.SendAsync($"{door}?handler=Send", await browser.OpenAsync(door), Stop)).Text.ShouldContain("role=\"status\"");
            var opened = await browser.SendAsync($"{door}?handler=Open", await browser.OpenAsync(door), Stop, ("code", await house.CodeAsync()));
            (opened.Status, opened.Location).ShouldBe((HttpStatusCode.SeeOther, house.Space));
        }
    }

}
