namespace Inclusion.Benchmarks;

/// <summary>What is asked of the product, as the staff application would ask it.</summary>
internal static class Documents
{
    /// <summary>The day's list: who waits where, and for whom.</summary>
    public const string List = """
        query DayList($from: DateTime!) {
          appointments(first: 50, from: $from) {
            nodes {
              id state startsAt endsAt kind bookedAt stateChangedAt isLateCancellation
              place { id name address }
              mediators { id givenName familyName }
            }
            pageInfo { hasNextPage }
          }
        }
        """;

    public const string Book = """
        mutation Book($input: BookAppointmentInput!) {
          bookAppointment(input: $input) {
            appointment { id state startsAt endsAt }
            errors { __typename }
          }
        }
        """;

    public const string Redeem = """
        mutation Redeem($input: RedeemVoucherInput!) {
          redeemVoucher(input: $input) {
            redemption { id codeEnd minutes }
            errors { __typename }
          }
        }
        """;

    public const string FreeSlots = """
        query FreeSlots($reason: ID!, $from: DateTime!, $until: DateTime!) {
          freeSlots(first: 50, reasonIds: [$reason], from: $from, until: $until) {
            nodes { startsAt endsAt mediatorIds reason { id name } place { id name } }
            pageInfo { hasNextPage }
          }
        }
        """;

    public const string Appointment = """
        query Appointment($id: ID!) {
          appointment(id: $id) { id state startsAt endsAt reason { id name } place { id name } mediators { id familyName } resident { id familyName } }
        }
        """;

    public const string Resident = """
        query Resident($id: ID!) {
          resident(id: $id) { id givenName familyName birthYear contactPoints { kind value } }
        }
        """;

    public static IReadOnlyList<string> All => [List, Book, Redeem, FreeSlots, Appointment, Resident];
}
