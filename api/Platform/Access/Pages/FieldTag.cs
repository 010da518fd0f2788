using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Inclusion.Platform.Access.Pages;

/// <summary>One field: label above, help before it, its fault beside it, tied together for those who listen to the page.</summary>
[HtmlTargetElement("field", Attributes = "for", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTag : TagHelper
{
    /// <summary>The property that holds what was typed; null until it is set by the page.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression? For { get; set; }

    public string Label { get; set; } = "";

    public string? Hint { get; set; }

    public string Type { get; set; } = "text";

    /// <summary>What the browser may fill in (the values of HTML's autocomplete).</summary>
    public string Autocomplete { get; set; } = "off";

    /// <summary>The keyboard a telephone shows.</summary>
    public string? Inputmode { get; set; }

    [ViewContext, HtmlAttributeNotBound]
    public ViewContext? ViewContext { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (For is not { } property || ViewContext is not { } view) throw new InvalidOperationException("A field needs its property.");
        var name = property.Name;
        var fault = view.ViewData.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", fault is null ? "field" : "field faulty");
        output.Content.AppendHtml(Text("label", Label, ("for", name)));
        if (Hint is not null) output.Content.AppendHtml(Text("p", Hint, ("id", name + "-hint"), ("class", "hint")));
        if (fault is not null) output.Content.AppendHtml(Text("p", "Erreur : " + fault, ("id", name + "-fault"), ("class", "fault")));
        output.Content.AppendHtml(Input(name, property.Model as string, fault is not null));
    }

    private TagBuilder Input(string name, string? value, bool isFaulty)
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.MergeAttribute("id", name);
        input.MergeAttribute("name", name);
        input.MergeAttribute("type", Type);
        input.MergeAttribute("autocomplete", Autocomplete);
        input.MergeAttribute("autocapitalize", "none");
        input.MergeAttribute("spellcheck", "false");
        input.MergeAttribute("required", "required");
        if (Inputmode is not null) input.MergeAttribute("inputmode", Inputmode);
        // A password is never sent back to the page.
        if (Type != "password" && value is not null) input.MergeAttribute("value", value);
        if (isFaulty) input.MergeAttribute("aria-invalid", "true");
        var described = string.Join(' ', new[] { isFaulty ? name + "-fault" : null, Hint is null ? null : name + "-hint" }.OfType<string>());
        if (described.Length > 0) input.MergeAttribute("aria-describedby", described);
        return input;
    }

    private static TagBuilder Text(string tag, string text, params (string Name, string Value)[] attributes)
    {
        var element = new TagBuilder(tag);
        foreach (var (name, value) in attributes) element.MergeAttribute(name, value);
        element.InnerHtml.Append(text);
        return element;
    }
}
