import { objetsContract } from '../../features/objets/ports.contract.ts';
import { memoryObjets } from './memory.ts';

objetsContract('en mémoire', async () => memoryObjets());
