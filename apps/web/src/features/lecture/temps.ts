import { formaterDate, heureParis, type Instant, jourParis } from '@orapont/domain/dates';

export const dateHeure = (le: Instant) => `${formaterDate(jourParis(le))} à ${heureParis(le)}`;
