using Microsoft.Playwright;
using Shouldly;

namespace Inclusion.Tests.Journeys;

/// <summary>What judges the pages of journeys finds the faults that are planted in a page.</summary>
[Collection(typeof(OneJourneyAtATime))]
public sealed class JudgesTests(JourneyTown town)
{
    [Theory]
    [InlineData("<input>", "label (critical)", true)]
    [InlineData("<input>", "label (critical)", false)]
    [InlineData("<p style='color: #bbb; background: #fff'>Pâle</p>", "color-contrast (serious)", true)]
    [InlineData("<p style='color: #bbb; background: #fff'>Pâle</p>", "color-contrast (serious)", false)]
    public async Task A_planted_field_without_a_label_or_a_pale_line_is_found_with_scripts_and_without(string body, string fault, bool scripts)
    {
        await using var visitor = await SeeingAsync(body, scripts);
        (await Assert.ThrowsAsync<ShouldAssertException>(visitor.ShouldBeAccessibleAsync)).Message.ShouldContain(fault);
    }

    [Fact]
    public async Task A_planted_page_without_a_title_is_found_as_a_fault_of_the_whole_page()
    {
        await using var visitor = await SeeingAsync("<p>Texte</p>", title: "");
        (await Assert.ThrowsAsync<ShouldAssertException>(visitor.ShouldBeAccessibleAsync)).Message.ShouldContain("document-title (serious)");
    }

    [Fact]
    public async Task A_planted_line_beside_the_window_is_found()
    {
        await using var visitor = await SeeingAsync("<p style='width: 1300px'>Loin</p>");
        await Assert.ThrowsAsync<ShouldAssertException>(visitor.ShouldFitAsync);
    }

    [Theory]
    [InlineData("outline: none")]
    [InlineData("outline: 1px solid")]
    [InlineData("outline: 3px solid transparent")]
    [InlineData("position: absolute; left: -900px")]
    public async Task A_planted_focus_that_nobody_sees_is_found(string style)
    {
        await using var visitor = await SeeingAsync($"<a href='/'>Voir</a><button style='{style}'>Agir</button>");
        (await Assert.ThrowsAsync<ShouldAssertException>(visitor.Keyboard.WalkAsync)).Message.ShouldContain("button Agir");
    }

    [Fact]
    public async Task A_planted_action_that_no_key_reaches_is_found_and_one_that_is_reached_is_counted()
    {
        await using var visitor = await SeeingAsync("<a href='/'>Voir</a><button tabindex='-1'>Agir</button>");
        await Assert.ThrowsAsync<ShouldAssertException>(() => visitor.Keyboard.TabToAsync(visitor.Page.GetByRole(AriaRole.Button)));
        (await Assert.ThrowsAsync<ShouldAssertException>(visitor.Keyboard.WalkAsync)).Message.ShouldContain("button Agir");
        await using var other = await SeeingAsync("<a href='/'>Voir</a><button>Agir</button>");
        await other.Keyboard.TabToAsync(other.Page.GetByRole(AriaRole.Button));
        other.Keyboard.Pressed.ShouldBe(2);
        (await other.Keyboard.WalkAsync()).ShouldBe(["a Voir", "button Agir"]);
    }

    [Fact]
    public async Task A_planted_button_that_goes_with_the_focus_is_found()
    {
        await using var visitor = await SeeingAsync("<button onclick='this.remove()'>Agir</button><a href='/'>Voir</a>");
        await visitor.Keyboard.EnterAsync(visitor.Page.GetByRole(AriaRole.Button));
        var onward = () => visitor.Keyboard.TabToAsync(visitor.Page.GetByRole(AriaRole.Link));
        (await Assert.ThrowsAsync<ShouldAssertException>(onward)).Message.ShouldContain("left nowhere");
    }

    private async Task<Visitor> SeeingAsync(string body, bool scripts = true, string title = "Essai")
    {
        var visitor = await town.VisitAsync(View.Desktop with { Scripts = scripts });
        var page = $"<!doctype html><html lang='fr'><title>{title}</title><style>:focus {{ outline: 3px solid #b25b00; }}</style><main><h1>Essai</h1>{body}</main></html>";
        await visitor.Page.RouteAsync(asked => asked.EndsWith("/planted", StringComparison.Ordinal), route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = page }));
        await visitor.GoAsync("/planted");
        return visitor;
    }
}
