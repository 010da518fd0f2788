using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>The engine's validator, stopped once it has found as many errors as are ever returned.</summary>
public sealed class BoundedValidator(GraphLimits limits) : IDocumentValidator
{
    private readonly DocumentValidator _validator = new();

    Task<IValidationResult> IDocumentValidator.ValidateAsync(in ValidationOptions options) => RunAsync(WithStop(options), options.CancellationToken);

    private async Task<IValidationResult> RunAsync(ValidationOptions options, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return await _validator.ValidateAsync(options);
        }
        catch (EnoughErrorsException enough)
        {
            return new ValidationResult(enough.Found);
        }
    }

    private ValidationOptions WithStop(in ValidationOptions options) => options with
    {
        Rules = (options.Rules ?? DocumentValidator.CoreRules).Prepend(new StopRule(limits.Errors)),
    };

    private sealed class StopRule(int most) : ValidationRuleBase, INodeVisitor
    {
        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            if (!context.HasErrors) return default;
            var found = context.Errors.Take(most).ToList();
            return found.Count < most ? default : throw new EnoughErrorsException(found);
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }

    private sealed class EnoughErrorsException(IReadOnlyList<ValidationError> found) : Exception
    {
        public IReadOnlyList<ValidationError> Found { get; } = found;
    }
}
