import { graphql } from '../../graphql';

export const ProgrammeFacts = graphql(`
  fragment ProgrammeFacts on Programme @_unmask {
    id name buyer funder faceValue { cents currency } vouchersPerBooklet validFromOn validUntilOn lastDayOn minutesMax services
    places { id name city }
  }
`);

/** What one may take in, hand over or count. */
export const ProgrammesDocument = graphql(`
  query VoucherProgrammes($after: String) {
    programmes(first: 50, after: $after) { nodes { ...ProgrammeFacts } pageInfo { hasNextPage endCursor } }
  }
`, [ProgrammeFacts]);

/** Appointments of a day that a voucher may pay for. */
export const PayableAppointmentsDocument = graphql(`
  query PayableAppointments($from: DateTime!, $until: DateTime!, $mediatorId: ID) {
    appointments(first: 100, from: $from, until: $until, mediatorId: $mediatorId, states: [PLANNED, ARRIVED, HONOURED]) {
      nodes {
        id startsAt endsAt reason { id name acceptsVoucher } place { id name } voucher { id codeEnd state }
        resident { id identity { givenName familyName } }
      }
    }
  }
`);

export const RedeemVoucherDocument = graphql(`
  mutation RedeemVoucher($input: RedeemVoucherInput!) {
    redeemVoucher(input: $input) {
      redemption { id codeEnd minutes service place { id name } programme { id name faceValue { cents currency } } }
      errors { __typename ... on UserError { message path } ... on TooManyTries { retryAt } }
    }
  }
`);

export const IssueBookletDocument = graphql(`
  mutation IssueBooklet($input: IssueBookletInput!) {
    issueBooklet(input: $input) {
      booklet { id serial sheetPath issuedAt programme { id name } vouchers { id } }
      errors { __typename ... on UserError { message path } }
    }
  }
`);

/** The vouchers of a resident, and the appointments to come that one of them may be kept for. */
export const ResidentVouchersDocument = graphql(`
  query ResidentVouchers($id: ID!, $after: String) {
    resident(id: $id) {
      id identity { givenName familyName birthYear isAnonymous }
      vouchers(first: 50, after: $after) {
        nodes {
          id position codeEnd state
          booklet { id serial state issuedAt sheetPath issuedBy { id givenName familyName } programme { id name lastDayOn faceValue { cents currency } } }
          appointment { id startsAt }
          ledger { number happenedAt state cause doneBy { id givenName familyName } }
        }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`);

export const VouchersToKeepForDocument = graphql(`
  query VouchersToKeepFor($residentId: ID!, $from: DateTime!) {
    appointments(first: 50, residentId: $residentId, from: $from, states: [PLANNED, ARRIVED]) {
      nodes { id startsAt reason { id name acceptsVoucher } place { id name } voucher { id } }
    }
  }
`);

export const ReserveVoucherDocument = graphql(`
  mutation ReserveVoucher($input: ReserveVoucherInput!) {
    reserveVoucher(input: $input) { voucher { id state appointment { id startsAt } } errors { __typename ... on UserError { message path } } }
  }
`);

export const ReleaseVoucherDocument = graphql(`
  mutation ReleaseVoucher($input: ReleaseVoucherInput!) {
    releaseVoucher(input: $input) { voucher { id state appointment { id startsAt } } errors { __typename ... on UserError { message path } } }
  }
`);

export const BlockBookletDocument = graphql(`
  mutation BlockBooklet($input: BlockBookletInput!) {
    blockBooklet(input: $input) { booklet { id state sheetPath } errors { __typename ... on UserError { message path } } }
  }
`);

export const ReprintBookletDocument = graphql(`
  mutation ReprintBooklet($input: ReprintBookletInput!) {
    reprintBooklet(input: $input) { booklet { id state sheetPath } errors { __typename ... on UserError { message path } } }
  }
`);

export const RedemptionsDocument = graphql(`
  query Redemptions($after: String, $unclaimed: Boolean) {
    redemptions(first: 20, after: $after, unclaimed: $unclaimed) {
      nodes {
        id codeEnd minutes service redeemedAt reversedAt reversedBecause structure { id name } place { id name } programme { id name faceValue { cents currency } }
        refundClaim { id state }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const ReverseRedemptionDocument = graphql(`
  mutation ReverseRedemption($input: ReverseRedemptionInput!) {
    reverseRedemption(input: $input) { redemption { id reversedAt reversedBecause } errors { __typename ... on UserError { message path } } }
  }
`);

export const RefundClaimsDocument = graphql(`
  query RefundClaims($after: String, $states: [ClaimState!]) {
    refundClaims(first: 20, after: $after, states: $states) {
      nodes {
        id state claimedAt decidedAt rejectedBecause voucherCount value { cents currency } structure { id name } programme { id name }
        decidedBy { id givenName familyName }
      }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

/** What a claim asks the refund of. */
export const ClaimedRedemptionsDocument = graphql(`
  query ClaimedRedemptions($id: ID!, $after: String) {
    node(id: $id) {
      __typename id
      ... on RefundClaim {
        redemptions(first: 20, after: $after) { nodes { id codeEnd minutes service redeemedAt place { id name } } pageInfo { hasNextPage endCursor } }
      }
    }
  }
`);

export const ClaimRefundDocument = graphql(`
  mutation ClaimRefund($input: ClaimRefundInput!) {
    claimRefund(input: $input) { refundClaim { id voucherCount value { cents currency } } errors { __typename ... on UserError { message path } } }
  }
`);

export const ApproveRefundDocument = graphql(`
  mutation ApproveRefund($input: ApproveRefundInput!) {
    approveRefund(input: $input) { refundClaim { id state decidedAt decidedBy { id givenName familyName } } errors { __typename ... on UserError { message path } } }
  }
`);

export const RefuseRefundDocument = graphql(`
  mutation RefuseRefund($input: RefuseRefundInput!) {
    refuseRefund(input: $input) { refundClaim { id state decidedAt rejectedBecause decidedBy { id givenName familyName } } errors { __typename ... on UserError { message path } } }
  }
`);

/** The whole of a programme, in euros and by state: for who keeps the stock, pays or coordinates. */
export const VoucherCountsDocument = graphql(`
  query VoucherCounts($after: String) {
    programmes(first: 20, after: $after) {
      nodes { id voucherCounts { state vouchers value { cents currency } } }
      pageInfo { hasNextPage endCursor }
    }
  }
`);

export const BookletsDocument = graphql(`
  query Booklets($id: ID!, $after: String, $states: [BookletState!]) {
    node(id: $id) {
      __typename id
      ... on Programme {
        booklets(first: 20, after: $after, states: $states) {
          nodes { id serial state issuedAt distributor { id name } issuedBy { id givenName familyName } }
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

export const StockChoicesDocument = graphql(`
  query StockChoices($placeText: String) {
    structures(first: 100) { nodes { id name } }
    places(first: 100, text: $placeText) { nodes { id name city } pageInfo { hasNextPage } }
  }
`);

export const OpenProgrammeDocument = graphql(`
  mutation OpenProgramme($input: OpenProgrammeInput!) {
    openProgramme(input: $input) { programme { ...ProgrammeFacts } errors { __typename ... on UserError { message path } } }
  }
`, [ProgrammeFacts]);

export const MakeVoucherBatchDocument = graphql(`
  mutation MakeVoucherBatch($input: MakeVoucherBatchInput!) {
    makeVoucherBatch(input: $input) { voucherBatch { id bookletCount } errors { __typename ... on UserError { message path } } }
  }
`);

export const QualifyPlaceDocument = graphql(`
  mutation QualifyPlace($input: QualifyPlaceInput!) {
    qualifyPlace(input: $input) { programme { ...ProgrammeFacts } errors { __typename ... on UserError { message path } } }
  }
`, [ProgrammeFacts]);

export const DisqualifyPlaceDocument = graphql(`
  mutation DisqualifyPlace($input: DisqualifyPlaceInput!) {
    disqualifyPlace(input: $input) { programme { ...ProgrammeFacts } errors { __typename ... on UserError { message path } } }
  }
`, [ProgrammeFacts]);

/** Whom the page is about. */
export const ResidentNameDocument = graphql(`
  query VoucherHolderName($id: ID!) {
    resident(id: $id) { id identity { givenName familyName birthYear isAnonymous } identityWithheldBecause }
  }
`);
